import type { PixelSize } from '../../../core/model/size.ts';
import { PictureOnStage } from './picture-on-stage.tsx';
import type { useZoom } from './use-zoom.ts';

interface StageFrameProps {
  readonly label: string;
  readonly busy?: boolean;
  readonly address: string | undefined;
  readonly prompt: string;
  readonly size: PixelSize;
  readonly zoom: ReturnType<typeof useZoom>;
  readonly loaded: (size: PixelSize) => void;
}

/** One picture, large, to be zoomed and moved by mouse, touch and keys. */
export function StageFrame({ label, busy = false, address, prompt, size, zoom, loaded }: StageFrameProps) {
  const { measure, stage, view, fits, handlers, onKeyDown } = zoom;
  return (
    <figure
      class="stage-area"
      aria-label={label}
      aria-busy={busy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that zoom and pan need a place
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div class={fits ? 'stage' : 'stage zoomed'} ref={measure} {...handlers}>
        <PictureOnStage address={address} prompt={prompt} size={size} view={view} stage={stage} loaded={loaded} />
      </div>
    </figure>
  );
}
