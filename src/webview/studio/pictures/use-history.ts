import { useEffect, useRef, useState } from 'preact/hooks';
import type { PictureView } from '../../../core/protocol.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';

export interface HistoryQuery {
  readonly query: string;
  readonly starred: boolean;
}

export interface HistoryPages {
  /** As many as were read so far, newest first; undefined until the host has answered. */
  readonly pictures: readonly PictureView[] | undefined;
  readonly total: number;
  readonly readMore: () => void;
}

/** Few enough that to draw them takes less than a frame or two. */
const PAGE = 40;

/** What fits a query, page by page; read anew when the query or a picture changes. */
export function useHistory(
  { query, starred }: HistoryQuery,
  { state, attempt }: Pick<PicturePart, 'state' | 'attempt'>,
): HistoryPages {
  const [found, setFound] = useState<Omit<HistoryPages, 'readMore'>>({ pictures: undefined, total: 0 });
  const turn = useRef(0);
  const length = found.pictures?.length ?? 0;

  const read = (offset: number, limit: number) => {
    const mine = ++turn.current;
    attempt(async () => {
      const page = await ask('history-search', { query, starred, offset, limit });
      // Somebody has typed on since.
      if (mine !== turn.current) return;
      setFound(({ pictures = [] }) => ({ ...page, pictures: [...pictures.slice(0, offset), ...page.pictures] }));
    });
  };
  const asked = useRef('');
  const version = versionOf(state.pictures);
  useEffect(() => {
    const now = JSON.stringify([query, starred]);
    const limit = asked.current === now ? Math.max(PAGE, length) : PAGE;
    asked.current = now;
    const frame = requestAnimationFrame(() => read(0, limit));
    return () => cancelAnimationFrame(frame);
  }, [query, starred, version]);

  const readMore = () => {
    if (length < found.total) read(length, PAGE);
  };
  return { ...found, readMore };
}

/** Not all that changes on a picture changes the history: while it forms, its line does many times a second. */
function versionOf(pictures: readonly PictureView[]): string {
  return pictures.map(({ id, phase, starred, file }) => [id, phase, starred, file?.name].join()).join(';');
}
