/** How many milliseconds the server asks to wait, by `retry-after-ms` or `retry-after` (seconds or a date). */
export function askedDelay(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const exact = numberIn(headers['retry-after-ms']);
  if (exact !== undefined) return exact;
  const after = headers['retry-after']?.trim();
  const seconds = numberIn(after);
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(after ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function numberIn(text: string | undefined): number | undefined {
  return text && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}
