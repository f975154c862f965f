import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';

let dir = '';
const file = (name: string) => join(dir, name);

async function check(argv: readonly string[], input = '') {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const terminal = { in: Readable.from([input]), out, err, colour: false, interactive: false, env: {} };
  const status = await runCli(['check', ...argv, '--corpus', join(dir, 'corpus')], terminal);
  out.end();
  err.end();
  return { status, out: (await text(out)).replaceAll(`${dir}/`, ''), err: await text(err) };
}

const draft = `# A draft

Ada Winter said: “We will not send 1,500 soldiers to the border.” She calls it a “fence”.

“Every single crane in the harbour has to be repaired,” Boris Lake said.

“We will not send 1,500 soldiers to the border,” Boris Lake said.

“Quantum chromodynamics explains hadrons,” Ada Winter said.
`;

/** A Word document with these paragraphs, with as little around them as Word accepts. */
async function wordDocument(paragraphs: readonly string[]): Promise<Uint8Array> {
  const zip = new JSZip();
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
  );
  zip.file(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  );
  const body = paragraphs.map((one) => `<w:p><w:r><w:t>${one}</w:t></w:r></w:p>`).join('');
  zip.file(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  );
  return zip.generateAsync({ type: 'uint8array' });
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'drafts-'));
  await mkdir(join(dir, 'corpus'));
  await writeFile(
    join(dir, 'corpus', 'one.md'),
    '---\ntitle: A title\noutlet: The Outlet\nurl: https://example.org/one\ndate: 2025-02-13\n---\n\n“We will not send 1,500 soldiers to the border,” Ada Winter said.\n\n“Every single crane in the harbour has to be replaced,” Boris Lake said.\n',
  );
  await writeFile(file('draft.md'), draft);
});
afterAll(() => rm(dir, { recursive: true }));

describe('nato-quote check FILE', () => {
  it('lists every quotation with its place, and sums up', async () => {
    const { status, out } = await check([file('draft.md')]);
    expect(status).toBe(1);
    expect(out.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      'draft.md:3:19 ✓ exact “We will not send 1,500 soldiers to the border.”',
      'draft.md:3:83 – too short “fence”',
      'draft.md:5:2 ✗ altered “Every single crane in the harbour has to be repaired,”',
      'draft.md:7:2 ✗ somebody else’s “We will not send 1,500 soldiers to the border,”',
      'draft.md:9:2 ? not in the corpus “Quantum chromodynamics explains hadrons,”',
      '5 quotations: 1 exact, 1 altered, 1 somebody else’s, 1 not in the corpus, 1 too short',
      '',
    ]);
    expect(out).toContain('[-replaced,-]{+repaired,+}');
  });

  it('passes a draft whose quotations are all fine', async () => {
    await writeFile(
      file('fine.txt'),
      'He wrote.\r\n\r\n“We will not send 1,500 soldiers to the border,” Ada Winter said.',
    );
    const { status, out } = await check([file('fine.txt')]);
    expect([status, out.split('\n')[0]]).toEqual([
      0,
      'fine.txt:3:2 ✓ exact “We will not send 1,500 soldiers to the border,”',
    ]);
  });

  it('reads standard input, and prints records', async () => {
    const { status, out } = await check(['-', '--json'], draft);
    const { files, summary } = JSON.parse(out);
    expect(status).toBe(1);
    expect(
      files[0].passages.map(({ line, outcome, verdict }: Record<string, unknown>) => [
        line,
        outcome,
        verdict,
      ]),
    ).toEqual([
      [3, 'exact', 'exact'],
      [5, 'altered', 'altered'],
      [7, 'otherSpeaker', 'exact'],
      [9, 'notFound', 'not-found'],
    ]);
    expect(summary).toMatchObject({ exact: 1, tooShort: 1 });
  });

  it('prints annotations for GitHub', async () => {
    const { out } = await check([file('draft.md'), '--format', 'github']);
    const errors = out.split('\n').filter((line) => line.startsWith('::error '));
    expect(errors).toHaveLength(3);
    expect(errors[0]).toMatch(/^::error file=draft\.md,line=5,col=2,title=Quotation altered::“Every/);
  });

  it('reads Word documents and pages', async () => {
    await writeFile(
      file('draft.docx'),
      await wordDocument([
        'A beginning.',
        '“We will not send 1,500 soldiers to the border,” Ada Winter said.',
      ]),
    );
    await writeFile(
      file('draft.html'),
      '<html><body><article><p>It was a long day in the harbour, and the minister spoke.</p><p>&ldquo;We will not send 1,500 soldiers to the border,&rdquo; Ada Winter said.</p></article></body></html>',
    );
    const { status, out } = await check([file('draft.docx'), file('draft.html')]);
    expect(out).toMatch(/^draft\.docx:3:2 ✓ exact/m);
    expect(out).toMatch(/^draft\.html:3:2 ✓ exact/m);
    expect(status).toBe(0);
  });

  it('names what it cannot read', async () => {
    expect(await check([file('missing.md')])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/missing\.md/),
    });
    await writeFile(file('broken.docx'), 'no zip archive');
    expect(await check([file('broken.docx')])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/broken\.docx cannot be read/),
    });
    expect(await check([file('draft.md'), '--format', 'xml'])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/--format xml/),
    });
  });
});
