#!/usr/bin/env node
import { runCli } from '../dist/cli/cli.js';
import { processTerminal } from '../dist/cli/terminal.js';

process.exitCode = await runCli(process.argv.slice(2), processTerminal());
