import type { PictureBytes } from '../image/picture-bytes.ts';
import type { CreateSink, PictureSink } from './picture-sink.ts';

/** The sinks of one answer, so that none is forgotten, however it ends. */
export interface OpenSinks {
  readonly create: CreateSink;
  /** The picture, which from now on belongs to the caller. */
  readonly finish: (sink: PictureSink) => Promise<PictureBytes>;
  /** Gives up those that nobody finished. */
  readonly discard: (sinks?: Iterable<PictureSink>) => Promise<void>;
  /** Settles when the disk has caught up with one of them; undefined where it has with all. */
  readonly busy: () => Promise<void> | undefined;
}

export function createOpenSinks(createSink: CreateSink): OpenSinks {
  const open = new Set<PictureSink>();
  return {
    create: (use) => {
      const sink = createSink(use);
      open.add(sink);
      return sink;
    },
    finish: async (sink) => {
      const bytes = await sink.finish();
      open.delete(sink);
      return bytes;
    },
    discard: async (sinks = [...open]) => {
      for (const sink of sinks) if (open.delete(sink)) await sink.discard();
    },
    busy: () => {
      for (const sink of open) {
        const busy = sink.busy();
        if (busy) return busy;
      }
      return undefined;
    },
  };
}
