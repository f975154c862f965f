import { once } from 'node:events';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { UsageError } from '../../errors.ts';
import type { Command, CommandLine, ExitStatus, Terminal } from '../command.ts';
import { serveHttp } from '../mcp/http.ts';
import { createMcpServer } from '../mcp/tools.ts';
import { openUseCases } from '../open-use-cases.ts';

function portOf(value: string | boolean): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--http ${value}: must be a port from 0 to 65535 (0: a free one)`);
  return port;
}

async function run(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
  if (line.words.length > 0) throw new UsageError('mcp takes no words: nato-quote mcp --help');
  const { http } = line.options;
  const port = http === undefined ? null : portOf(http);
  const useCases = await openUseCases(line, terminal);
  if (port !== null) {
    const server = await serveHttp(port, () => createMcpServer(useCases)).catch((error: unknown) => {
      throw new UsageError(`--http ${port}: ${error instanceof Error ? error.message : error}`);
    });
    const address = server.address();
    const used = typeof address === 'object' && address !== null ? address.port : port;
    terminal.err.write(`nato-quote: MCP at http://127.0.0.1:${used}/mcp\n`);
    await once(server, 'close');
    return 0;
  }
  const server = createMcpServer(useCases);
  await server.connect(new StdioServerTransport(terminal.in, terminal.out));
  await once(terminal.in, 'end');
  await server.close();
  return 0;
}

export const mcp: Command = {
  name: 'mcp',
  summary: 'serve find_quote, check_quotes and get_quote to assistants (Model Context Protocol)',
  details: 'Without --http it speaks over standard input and output, as assistants start it; it only reads.',
  usage: '[--http PORT]',
  options: {
    http: { type: 'string', value: 'PORT', help: 'Streamable HTTP on 127.0.0.1 instead, at /mcp' },
  },
  run,
};
