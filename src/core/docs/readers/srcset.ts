import type { Span } from '../found-image.ts';
import { type Facts, type Finding, finding } from './finding.ts';

/** Every candidate of a `srcset`; its descriptor says its width, or how many times larger it is than what the tag says. */
export function readSrcset(text: string, value: Span, whole: Span, facts: Facts): readonly Finding[] {
  const set = text.slice(value.start, value.end);
  const candidate = /[\s,]*([^\s,]\S*)/y;
  const descriptor = /[^,(]*(?:\([^)]*\)?[^,(]*)*/y;
  const found: Finding[] = [];
  for (let match = candidate.exec(set); match; match = candidate.exec(set)) {
    const [, written = ''] = match;
    // A comma within an address is part of it; at its end it says that there is no descriptor.
    const link = written.replace(/,+$/, '');
    descriptor.lastIndex = candidate.lastIndex;
    const says = link === written ? (descriptor.exec(set)?.[0] ?? '') : '';
    const start = value.start + candidate.lastIndex - written.length;
    found.push(finding(text, { start, end: start + link.length }, whole, scaled(facts, says)));
    candidate.lastIndex += says.length;
  }
  return found;
}

function scaled(facts: Facts, descriptor: string): Facts {
  const [, number = '', unit] = /^\s*(\d+(?:\.\d+)?)([wx])\b/.exec(descriptor) ?? [];
  const { width, height } = facts;
  if (unit === 'x') return { ...facts, width: times(width, Number(number)), height: times(height, Number(number)) };
  const own = Math.round(Number(number));
  if (unit !== 'w' || own === 0) return facts;
  const ratio = width && height ? width / height : facts.aspect_ratio;
  return { ...facts, width: own, height: ratio && Math.round(own / ratio), aspect_ratio: ratio };
}

function times(length: number | undefined, factor: number): number | undefined {
  return length && factor > 0 ? Math.round(length * factor) : length;
}
