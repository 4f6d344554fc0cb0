import { useEffect, useRef, useState } from 'preact/hooks';
import type { PictureView } from '../../core/protocol.ts';
import { t } from '../../core/text.ts';
import type { Notice } from './state.ts';

/** Says to screen readers what eyes see: a picture begun, done, failed; a notice. */
export function Live({
  pictures,
  notice,
}: {
  readonly pictures: readonly PictureView[];
  readonly notice: Notice | undefined;
}) {
  const known = useRef(new Map<string, PictureView['phase']>());
  const [said, say] = useState('');
  useEffect(() => {
    const news = pictures.filter(({ id, phase }) => known.current.size > 0 && known.current.get(id) !== phase);
    known.current = new Map(pictures.map(({ id, phase }) => [id, phase]));
    const words = news.map(wordsFor).filter(Boolean);
    if (words.length > 0) say(words.join('. '));
  }, [pictures]);
  useEffect(() => {
    if (notice) say(notice.text);
  }, [notice]);
  return (
    <div class="unseen" role="status" aria-live="polite">
      {said}
    </div>
  );
}

function wordsFor({ phase, recipe, file, failure }: PictureView): string {
  const prompt = String(recipe.options.prompt ?? '');
  switch (phase) {
    case 'queued':
      return t('Waiting for its turn: {0}', prompt);
    case 'running':
      return t('Making: {0}', prompt);
    case 'done':
      return t('Done: {0}', file?.name ?? prompt);
    case 'failed':
      return t('Failed: {0}', failure?.message ?? prompt);
    case 'cancelled':
      return t('Cancelled: {0}', prompt);
  }
}
