import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FromPreview, ToPreview } from '../core/protocol.ts';

declare function acquireVsCodeApi(): { readonly postMessage: (message: FromPreview) => void };

const host = acquireVsCodeApi();
const words = JSON.parse(document.body.dataset.words ?? '{}') as Readonly<Record<'alt' | 'cancel' | 'waiting', string>>;

function Preview() {
  const [line, setLine] = useState(words.waiting);
  const [source, setSource] = useState<string>();

  useEffect(() => {
    const receive = ({ data }: MessageEvent<ToPreview>) => {
      if (data.type !== 'preview-changed') return;
      setLine(data.line);
      if (data.picture) setSource(URL.createObjectURL(new Blob([new Uint8Array(data.picture)])));
    };
    window.addEventListener('message', receive);
    host.postMessage({ type: 'panel-ready' });
    return () => window.removeEventListener('message', receive);
  }, []);

  // The one before is let go when the next is set, or its bytes stay in memory as long as the panel.
  useEffect(() => () => (source ? URL.revokeObjectURL(source) : undefined), [source]);

  return (
    <main>
      <figure aria-busy="true">{source ? <img src={source} alt={words.alt} /> : <div class="empty" />}</figure>
      <footer>
        <p role="status">{line}</p>
        <button type="button" onClick={() => host.postMessage({ type: 'job-cancelled' })}>
          {words.cancel}
        </button>
      </footer>
    </main>
  );
}

const root = document.getElementById('root');
if (root) render(<Preview />, root);
