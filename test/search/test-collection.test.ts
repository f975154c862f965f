import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { entriesOf, readDocuments, readQuestions } from '../../src/search/index/test-collection.ts';

describe('test collections', () => {
  it('keep the paragraphs of an article together, in any order of the file', () => {
    const documents = readDocuments(
      '{"id":"a#0","title":"","text":"one","parent":"a"}\n{"id":"b","title":"B","text":"two"}\n\n{"id":"a#1","text":"three","parent":"a","speaker":"Ola"}\n',
      'docs.jsonl',
    );
    expect(entriesOf(documents)).toEqual([
      {
        id: 'parent a',
        units: [
          { id: 'a#0', title: '', text: 'one' },
          { id: 'a#1', title: '', text: 'three', speaker: 'Ola' },
        ],
      },
      { id: 'document b', units: [{ id: 'b', title: 'B', text: 'two' }] },
    ]);
  });

  it.each([
    ['{"id":"a","text":"one"}\nnot json', 'docs.jsonl, line 2 is not JSON'],
    ['{"text":"one"}', 'docs.jsonl, line 1: id'],
    ['{"id":"a","text":7}', 'docs.jsonl, line 1: text'],
  ])('name the line at fault: %s', (lines, reason) => {
    expect(() => readDocuments(lines, 'docs.jsonl')).toThrow(UsageError);
    expect(() => readDocuments(lines, 'docs.jsonl')).toThrow(reason);
  });

  it('need questions with id and text', () => {
    expect(() => readQuestions('{"id":"q"}', 'queries.jsonl')).toThrow('queries.jsonl, line 1: text');
  });
});
