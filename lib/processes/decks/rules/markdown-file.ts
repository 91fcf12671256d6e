import type { List, ListItem, Node, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

import type { Problem } from '@/lib/platform/core/domain-error';

import { checkpointKeyFor, deckLimits } from '../inputs';
import { DECK_FORMAT } from './deck-file';

export type MarkdownDeck = {
  value: Record<string, unknown>;
  lines: Map<string, number>;
  warnings: Problem[];
};

const DEEPEST_QUOTE = /^(?:[ \t]*>){30}/m;

/**
 * A checklist as people keep it: `#` is the title, every deeper heading begins a lane, `- [ ]` is a step, what is
 * indented below it are its instructions. Gives a value in the deck format, to be checked like any other file, and
 * the line each place came from. Steps are confirmed plainly; nothing is guessed from their wording.
 */
export function readMarkdown(text: string): MarkdownDeck | { problems: Problem[] } {
  if (DEEPEST_QUOTE.test(text)) return { problems: [at(1, 'too_deep', 'The text is nested too deep.')] };
  const source = text.replace(/\r\n?/g, '\n');
  const root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const outline = new Outline(source);
  for (const node of root.children) outline.take(node);
  return outline.finish(root);
}

type Step = {
  key: string;
  title: string;
  instructions: string;
  confirmationType: 'simple_ok';
  assignees: ['starter'];
};
type Lane = { title: string; checkpoints: Step[] };

class Outline {
  private title = '';
  private readonly description: string[] = [];
  private readonly lanes: Lane[] = [];
  private readonly keys = new Set<string>();
  private readonly lines = new Map<string, number>();
  private readonly warnings: Problem[] = [];

  constructor(private readonly source: string) {}

  take(node: RootContent): void {
    if (node.type === 'heading') this.takeHeading(node);
    else if (node.type === 'list' && this.hasTasks(node)) this.takeList(node);
    else if (this.lanes.length === 0) this.description.push(this.textOf(node));
    else if (node.type !== 'thematicBreak') {
      this.warnings.push(at(lineOf(node), 'text_left_out', 'This text belongs to no step and was left out.'));
    }
  }

  finish(root: Root): MarkdownDeck | { problems: Problem[] } {
    const lanes = this.lanes.filter((lane) => lane.checkpoints.length > 0);
    if (lanes.length === 0) {
      return {
        problems: [
          at(lineOf(root), 'no_list', 'There is no checklist in this text: a step begins with "- [ ]".'),
        ],
      };
    }
    const title = (this.title || lanes[0]?.title || lanes[0]?.checkpoints[0]?.title || '').slice(
      0,
      deckLimits.title,
    );
    const value = { format: DECK_FORMAT, title, description: this.description.join('\n\n'), lanes };
    return { value, lines: this.lines, warnings: this.warnings };
  }

  private takeHeading(node: RootContent & { type: 'heading' }): void {
    const title = plainText(node);
    if (node.depth === 1 && !this.title && this.lanes.length === 0) {
      this.title = title;
      return;
    }
    const last = this.lanes.at(-1);
    if (last && last.checkpoints.length === 0) this.lanes.pop();
    this.lanes.push({ title, checkpoints: [] });
    this.lines.set(`/lanes/${this.lanes.length - 1}`, lineOf(node));
  }

  private takeList(list: List): void {
    if (this.lanes.length === 0) this.lanes.push({ title: '', checkpoints: [] });
    for (const item of list.children) this.takeItem(item);
  }

  private takeItem(item: ListItem): void {
    const lane = this.lanes.at(-1)!;
    const [head, ...rest] = item.children;
    const headText = head?.type === 'paragraph' ? this.textOf(head) : '';
    const [title = '', ...more] = headText.split('\n');
    const below = head?.type === 'paragraph' ? rest : item.children;
    if (below.some((node) => node.type === 'list' && this.hasTasks(node))) {
      const message = 'The nested items stand in the instructions of their step.';
      this.warnings.push(at(lineOf(item), 'subtasks_in_instructions', message));
    }
    const instructions = [
      more.map((line) => line.trim()).join('\n'),
      ...below.map((node) => this.textOf(node)),
    ];
    const plain = head?.type === 'paragraph' ? plainText(head).split('\n')[0]!.trim() : title.trim();
    const key = checkpointKeyFor(plain, this.keys);
    this.keys.add(key);
    this.lines.set(`/lanes/${this.lanes.length - 1}/checkpoints/${lane.checkpoints.length}`, lineOf(item));
    lane.checkpoints.push({
      key,
      title: plain,
      instructions: instructions.filter(Boolean).join('\n\n'),
      confirmationType: 'simple_ok',
      assignees: ['starter'],
    });
  }

  private hasTasks(list: List): boolean {
    return list.children.some((item) => item.checked !== null && item.checked !== undefined);
  }

  /** A node's own Markdown, without the indentation its place in the list gave it. */
  private textOf(node: Node): string {
    const { start, end } = node.position!;
    const raw = this.source.slice(start.offset, end.offset);
    const indent = new RegExp(`^ {1,${Math.max(1, start.column - 1)}}`);
    return raw
      .split('\n')
      .map((line, index) => (index === 0 ? line : line.replace(indent, '')))
      .join('\n')
      .trim();
  }
}

function plainText(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  if (node.type === 'break') return '\n';
  return 'children' in node && Array.isArray(node.children)
    ? (node.children as Node[]).map(plainText).join('')
    : '';
}

function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

function at(line: number, code: string, message: string): Problem {
  return { pointer: '', code, message, params: { line } };
}
