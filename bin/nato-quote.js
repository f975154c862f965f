#!/usr/bin/env node
import { processTerminal } from '../dist/cli/terminal.js';
import { runCli } from '../dist/cli.js';

process.exitCode = await runCli(process.argv.slice(2), processTerminal());
