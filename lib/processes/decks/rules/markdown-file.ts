import type { Heading, List, ListItem, Node, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

import type { Problem } from '@/lib/platform/core/domain-error';

import { checkpointKeyFor, deckLimits } from '../inputs';
import { DECK_FORMAT } from './deck-file';
import { atLine, type MarkdownBlock, splitMarkdown } from './markdown-blocks';

export type MarkdownDeck = {
  /** A value in the deck format, to be checked like any other file. */
  value: { title: string; description: string; lanes: Lane[] } & Record<string, unknown>;
  /** The line every place of the value came from. */
  lines: Map<string, number>;
  warnings: Problem[];
};

type Step = {
  key: string;
  title: string;
  instructions: string;
  confirmationType: 'simple_ok';
  assignees: ['starter'];
  subtasks?: string[];
};
type Lane = { title: string; checkpoints: Step[] };
type Outline = MarkdownDeck & { keys: Set<string>; listAt: number };

// Instructions are kept as they were written, so what stands inside a line is only read for titles: finding
// emphasis and links takes time that grows with the square of a paragraph.
const INSIDE_LINES = [
  ...['attention', 'autolink', 'characterEscape', 'characterReference', 'codeText', 'hardBreakEscape'],
  ...['htmlText', 'labelEnd', 'labelStartImage', 'labelStartLink', 'strikethrough', 'gfmFootnoteCall'],
  ...['gfmPotentialFootnoteCall', 'wwwAutolink', 'protocolAutolink', 'emailAutolink'],
];
const LONGEST_TITLE = deckLimits.title * 2;

/**
 * A checklist as people keep it: `#` is the title, every deeper heading begins a lane, `- [ ]` is a step, what is
 * indented below it are its instructions. Steps are confirmed plainly; nothing is guessed from their wording.
 */
export function readMarkdown(text: string): MarkdownDeck | { problems: Problem[] } {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const blocks = splitMarkdown(source);
  if ('problem' in blocks) return { problems: [blocks.problem] };

  const outline: Outline = {
    value: { format: DECK_FORMAT, title: '', description: '', lanes: [] },
    lines: new Map(),
    warnings: [],
    keys: new Set(),
    listAt: 0,
  };
  for (const block of blocks) takeBlock(outline, block);
  return finish(outline);
}

function takeBlock(outline: Outline, block: MarkdownBlock): void {
  const root = fromMarkdown(block.text, {
    extensions: [gfm(), { disable: { null: INSIDE_LINES } }],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const { lanes } = outline.value;
  for (const node of root.children) {
    const line = block.line + startOf(node).line - 1;
    if (node.type === 'heading') takeHeading(outline, node, line);
    else if (node.type === 'list' && hasTasks(node)) takeList(outline, node, block);
    else if (lanes.length === 0) describe(outline, node, block);
    else if (!isSilent(node)) {
      outline.warnings.push(atLine(line, 'text_left_out', 'This text belongs to no step and was left out.'));
    }
    if (node.type === 'list' && !hasTasks(node)) outline.listAt ||= line;
  }
}

function takeHeading(outline: Outline, heading: Heading, line: number): void {
  const { value, lines } = outline;
  const title = plainTitle(plainText(heading).replaceAll('\n', ' '));
  if (heading.depth === 1 && !value.title && value.lanes.length === 0) {
    value.title = title;
    lines.set('/title', line);
    return;
  }
  dropEmptyLane(outline);
  lines.set(`/lanes/${value.lanes.length}`, line);
  value.lanes.push({ title, checkpoints: [] });
}

function takeList(outline: Outline, list: List, block: MarkdownBlock): void {
  const { lanes } = outline.value;
  if (lanes.length === 0) lanes.push({ title: '', checkpoints: [] });
  for (const item of list.children) takeItem(outline, item, block);
}

function takeItem(outline: Outline, item: ListItem, block: MarkdownBlock): void {
  const { value, lines, keys } = outline;
  const line = block.line + startOf(item).line - 1;
  const [first, ...others] = item.children;
  const head = first?.type === 'paragraph' ? first : undefined;
  const nested = head ? others : item.children;
  const below = nested.filter((node) => !isTaskList(node));
  const subtasks = nested.filter(isTaskList).flatMap((list) => subtasksOf(outline, list, block));

  const [titleLine = '', ...sameParagraph] = head ? textOf(head, block).split('\n') : [];
  const title = isUnwritten(item) ? '' : plainTitle(titleLine);
  const instructions = [sameParagraph.join('\n'), ...below.map((node) => textOf(node, block))]
    .filter(Boolean)
    .join('\n\n');
  const key = checkpointKeyFor(title, keys);
  keys.add(key);

  const laneIndex = value.lanes.length - 1;
  const lane = value.lanes[laneIndex]!;
  lines.set(`/lanes/${laneIndex}/checkpoints/${lane.checkpoints.length}`, line);
  lane.checkpoints.push({
    key,
    title,
    instructions,
    confirmationType: 'simple_ok',
    assignees: ['starter'],
    ...(subtasks.length > 0 && { subtasks }),
  });
}

/** The items nested below a step; what is nested deeper still, or explained at length, has no place of its own. */
function subtasksOf(outline: Outline, list: List, block: MarkdownBlock): string[] {
  return list.children.flatMap((item) => {
    const [head, ...deeper] = item.children;
    const line = block.line + startOf(item).line - 1;
    if (deeper.length > 0) {
      outline.warnings.push(atLine(line, 'text_left_out', 'This text belongs to no step and was left out.'));
    }
    const title = head ? plainTitle(textOf(head, block)) : '';
    return isUnwritten(item) || !title ? [] : [title];
  });
}

/** What stands between the title and the first lane says what the deck is for. */
function describe(outline: Outline, node: RootContent, block: MarkdownBlock): void {
  const { value, lines } = outline;
  if (!lines.has('/description')) lines.set('/description', block.line + startOf(node).line - 1);
  // Items of one list come one by one; what is joined without a gap stays one list.
  const glue = node.type === 'list' && /(?:^|\n)[-*+\d][^\n]*$/.test(value.description) ? '\n' : '\n\n';
  value.description = [value.description, textOf(node, block)].filter(Boolean).join(glue);
}

function finish(outline: Outline): MarkdownDeck | { problems: Problem[] } {
  const { value, lines, warnings, listAt } = outline;
  dropEmptyLane(outline);
  const [firstLane] = value.lanes;
  if (!firstLane) {
    const message = 'There is no checklist in this text: a step begins with "- [ ]".';
    return { problems: [atLine(listAt || 1, 'no_list', message)] };
  }
  if (!value.title) {
    value.title = firstLane.title || firstLane.checkpoints[0]!.title;
    lines.set('/title', lines.get('/lanes/0') ?? lines.get('/lanes/0/checkpoints/0') ?? 1);
  }
  return { value, lines, warnings };
}

function dropEmptyLane({ value, lines, warnings }: Outline): void {
  const index = value.lanes.length - 1;
  if (value.lanes[index]?.checkpoints.length !== 0) return;
  value.lanes.pop();
  const message = 'There is no step below this heading; it was left out.';
  warnings.push(atLine(lines.get(`/lanes/${index}`) ?? 1, 'heading_left_out', message));
}

function isTaskList(node: Node): node is List {
  return node.type === 'list' && hasTasks(node as List);
}

function hasTasks(list: List): boolean {
  return list.children.some((item) => typeof item.checked === 'boolean' || isUnwritten(item));
}

/** A box with nothing behind it is no task for Markdown, but it is a forgotten step for us. */
function isUnwritten(item: ListItem): boolean {
  const [head] = item.children;
  return head?.type === 'paragraph' && /^\[[ xX]?\]$/.test(plainText(head).split('\n')[0]!.trim());
}

function isSilent(node: RootContent): boolean {
  return (
    node.type === 'thematicBreak' || (node.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value.trim()))
  );
}

/** A node's own Markdown, without the indentation its place in the list gave it. */
function textOf(node: Node, block: MarkdownBlock): string {
  const start = startOf(node);
  const indent = new RegExp(`^[ \\t]{1,${Math.max(1, start.column - 1)}}`);
  const [first = '', ...rest] = block.text.slice(start.offset, node.position?.end.offset).split('\n');
  return [first, ...rest.map((line) => (start.column > 1 ? line.replace(indent, '') : line))]
    .join('\n')
    .trim();
}

/** A title is shown as it is, so its Markdown is taken off. The word before keeps "1." from becoming a list. */
function plainTitle(text: string): string {
  if (text.length > LONGEST_TITLE) return text;
  const root = fromMarkdown(`x ${text.trim()}`, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return plainText(root).slice(2).replaceAll('\n', ' ').trim();
}

function plainText(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  if (node.type === 'break') return '\n';
  if ('alt' in node && typeof node.alt === 'string') return node.alt;
  return 'children' in node && Array.isArray(node.children)
    ? (node.children as Node[]).map(plainText).join('')
    : '';
}

function startOf(node: Node): { line: number; column: number; offset: number } {
  const { line = 1, column = 1, offset = 0 } = node.position?.start ?? {};
  return { line, column, offset };
}
