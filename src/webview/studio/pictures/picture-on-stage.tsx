import type { JSX } from 'preact';
import type { PixelSize } from '../../../core/model/size.ts';
import { boxOf, type View } from './zoom.ts';

interface PictureOnStageProps {
  /** Undefined while there is nothing to see: then its frame is drawn. */
  readonly address: string | undefined;
  readonly prompt: string;
  readonly size: PixelSize;
  readonly view: View;
  readonly stage: PixelSize;
  readonly loaded?: (size: PixelSize) => void;
}

/** Single pixels are wanted from here on, not a blur. */
const PIXELS_FROM = 3;

/** The picture, where the view puts it. */
export function PictureOnStage({ address, prompt, size, view, stage, loaded }: PictureOnStageProps) {
  const { left, top, width, height } = boxOf(view, size, stage);
  const style: JSX.CSSProperties = {
    transform: `translate(${left}px, ${top}px)`,
    width: `${width}px`,
    height: `${height}px`,
    imageRendering: view.scale >= PIXELS_FROM ? 'pixelated' : 'auto',
  };
  if (address === undefined) return <div class="stage-picture forming-frame" style={style} />;
  return (
    <img
      class="stage-picture"
      src={address}
      alt={prompt}
      style={style}
      draggable={false}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
        loaded?.({ width: naturalWidth, height: naturalHeight })
      }
    />
  );
}
