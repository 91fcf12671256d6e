import type { SignatureField } from '@/db/schema/processes/decks';

import { pad } from '../inputs';

export type Box = { x: number; y: number; width: number; height: number };
export type Matrix = readonly [number, number, number, number, number, number];

/** A page as it is shown, with what leads from there, lower left corner first, to where the file counts from. */
export type Display = { width: number; height: number; matrix: Matrix };

/** Of a page's visible box and the turn it is shown with, clockwise in degrees. */
export function displayOf(box: Box, turn: number): Display {
  const { x, y, width, height } = box;
  switch ((((Math.round(turn / 90) * 90) % 360) + 360) % 360) {
    case 90:
      return { width: height, height: width, matrix: [0, 1, -1, 0, x + width, y] };
    case 180:
      return { width, height, matrix: [-1, 0, 0, -1, x + width, y + height] };
    case 270:
      return { width: height, height: width, matrix: [0, -1, 1, 0, x, y + height] };
    default:
      return { width, height, matrix: [1, 0, 0, 1, x, y] };
  }
}

/** A field on a page as it is shown, counted from the lower left corner. */
export function boxOf(field: Omit<SignatureField, 'key' | 'label' | 'page'>, shown: Display): Box {
  return {
    x: field.x * shown.width,
    y: (1 - field.y - field.height) * shown.height,
    width: field.width * shown.width,
    height: field.height * shown.height,
  };
}

/** Lines from the pad as points in a box: whole, in proportion, in the middle. */
export function strokesIn(box: Box, strokes: readonly (readonly number[])[]): { x: number; y: number }[][] {
  const scale = Math.min(box.width / pad.width, box.height / pad.height);
  const left = box.x + (box.width - pad.width * scale) / 2;
  const top = box.y + box.height - (box.height - pad.height * scale) / 2;
  return strokes.map((numbers) =>
    Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => ({
      x: left + numbers[2 * at]! * scale,
      y: top - numbers[2 * at + 1]! * scale,
    })),
  );
}
