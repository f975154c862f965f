import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { NatoQuoteError, UsageError } from '../../errors.ts';
import { isReportFine } from '../../usecases/check-outcome.ts';
import type { UseCases } from '../../usecases/usecases.ts';
import { reportRecord } from '../print/check-record.ts';
import { answerRecord, quoteRecord } from '../print/record.ts';

/** What the server tells an assistant about its tools. */
const instructions =
  'Real quotes of officials, word for word, with speaker, date, outlet and a link to the sentence. ' +
  'Quote only what find_quote or get_quote returned, unchanged, and run check_quotes over a text before handing it over.';

const maxMatches = 20;

/** The tools only read, and answer alike when asked again. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

/** Returns a tool's result as JSON; a failure that the caller can mend becomes an error result. */
async function resultOf(compute: () => Promise<object>): Promise<CallToolResult> {
  try {
    return { content: [{ type: 'text', text: JSON.stringify(await compute()) }] };
  } catch (error) {
    if (!(error instanceof NatoQuoteError)) throw error;
    return { isError: true, content: [{ type: 'text', text: error.message }] };
  }
}

/** Creates a server of the Model Context Protocol with the tools `find_quote`, `check_quotes` and `get_quote`. */
export function createMcpServer(useCases: UseCases): McpServer {
  const server = new McpServer({ name: 'nato-quote', version: '1' }, { instructions });
  server.registerTool(
    'find_quote',
    {
      title: 'Find a quote',
      description:
        'Finds the quotes that answer a question or a few words, best first. Filters go in the query: by:rutte, outlet:interfax, since:2025-02, until:2025-03, "exact words".',
      inputSchema: {
        query: z.string().min(1).max(1_000).describe('A question, or words with filters'),
        limit: z.number().int().min(1).max(maxMatches).default(5).describe('At most so many quotes'),
      },
      annotations,
    },
    ({ query, limit }) =>
      resultOf(async () => answerRecord(await useCases.find(query, { limit, offset: 0 }), 'plain')),
  );
  server.registerTool(
    'check_quotes',
    {
      title: 'Check quotations',
      description:
        'Checks every quotation in a text: whether the words are exact, altered or not in the corpus, whether the cut misleads, and whether the named speaker said them. `fine` is true only if nothing has to be mended.',
      inputSchema: {
        text: z.string().min(1).max(50_000).describe('A text with quotations in quotation marks'),
      },
      annotations,
    },
    ({ text }) =>
      resultOf(async () => {
        const report = await useCases.check(text);
        return { fine: isReportFine(report), ...reportRecord(report) };
      }),
  );
  server.registerTool(
    'get_quote',
    {
      title: 'Get a quote',
      description: 'Returns a quote by its id, with the paragraph of the article that it stands in.',
      inputSchema: { id: z.string().min(1).max(200).describe('An id that find_quote returned') },
      annotations,
    },
    ({ id }) =>
      resultOf(async () => {
        const located = useCases.quote(id);
        if (located === null) throw new UsageError(`no quote has the id ${id}: find_quote returns ids`);
        const { quote, article } = located;
        const paragraph = article.paragraphs[quote.paragraph];
        return {
          ...quoteRecord(located),
          paragraph: paragraph === undefined ? null : article.text.slice(paragraph.start, paragraph.end),
        };
      }),
  );
  return server;
}
