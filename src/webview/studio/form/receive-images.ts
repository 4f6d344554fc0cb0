import type { ImageView } from '../../../core/protocol.ts';
import { ask } from '../host.ts';
import { readUriList } from './image-order.ts';

interface Receiver {
  readonly onImages: (coming: Promise<readonly ImageView[]>) => void;
  /** Something hovers over the page that could be dropped. */
  readonly onOver: (isOver: boolean) => void;
}

/** What the editor's Explorer drags; `text/uri-list` would hold the first of several only. */
const EDITOR_LIST = 'application/vnd.code.uri-list';

/** Takes the pictures that are pasted or dropped anywhere on the page; returns how to stop. */
export function receiveImages({ onImages, onOver }: Receiver): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const files = picturesOf(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    onImages(keepAll(files));
  };
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer?.types.some((type) => type === 'Files' || type === EDITOR_LIST)) return;
    event.preventDefault();
    onOver(true);
  };
  const onDragLeave = (event: DragEvent) => {
    if (!event.relatedTarget) onOver(false);
  };
  const onDrop = (event: DragEvent) => {
    onOver(false);
    const uris = readUriList(event.dataTransfer?.getData(EDITOR_LIST) ?? '');
    const files = picturesOf(event.dataTransfer);
    if (uris.length + files.length === 0) return;
    event.preventDefault();
    onImages(uris.length > 0 ? ask('images-read', { uris }).then(({ images }) => images) : keepAll(files));
  };
  document.addEventListener('paste', onPaste);
  document.addEventListener('dragover', onDragOver);
  document.addEventListener('dragleave', onDragLeave);
  document.addEventListener('drop', onDrop);
  return () => {
    document.removeEventListener('paste', onPaste);
    document.removeEventListener('dragover', onDragOver);
    document.removeEventListener('dragleave', onDragLeave);
    document.removeEventListener('drop', onDrop);
  };
}

function picturesOf(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

function keepAll(files: readonly File[]): Promise<readonly ImageView[]> {
  return Promise.all(
    files.map(async (file) => ask('image-paste', { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}
