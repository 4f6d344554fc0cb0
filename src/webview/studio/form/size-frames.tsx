import type { PixelSize } from '../../../core/model/size.ts';
import type { TargetPlan } from '../../../core/model/target.ts';
import { t } from '../../../core/text.ts';
import type { SizeOffer } from './size-offers.ts';

interface SizeFramesProps {
  readonly offers: readonly SizeOffer[];
  readonly chosen: string | undefined;
  readonly choose: (size: string) => void;
}

/** Sizes as what they will look like: one press each. */
export function SizeFrames({ offers, chosen, choose }: SizeFramesProps) {
  const longest = Math.max(...offers.map(({ pixels }) => (pixels ? Math.max(pixels.width, pixels.height) : 1)));
  return (
    <div class="frames" role="radiogroup" aria-label={t('Shape')}>
      {offers.map(({ value, pixels, name }) => (
        <label key={value} class="frame" title={name}>
          <input
            type="radio"
            name="shape"
            class="unseen"
            aria-label={name}
            checked={value === chosen}
            onChange={() => choose(value)}
          />
          <Frame pixels={pixels} longest={longest} />
        </label>
      ))}
    </div>
  );
}

/** Units of the drawing. */
const BOX = 24;
const LONGEST = 20;
const SHORTEST = 5;

interface FrameProps {
  readonly pixels: PixelSize | undefined;
  /** Of all the frames, in pixels. */
  readonly longest: number;
}

/** All to one scale; only what the model decides has no size of its own. */
function Frame({ pixels, longest }: FrameProps) {
  const { width, height } = pixels ?? { width: (longest * 2) / 3, height: (longest * 2) / 3 };
  const [across, along] = [width, height].map((edge) => Math.max(SHORTEST, Math.round((edge / longest) * LONGEST))) as [
    number,
    number,
  ];
  // Half a unit off, so that lines of one unit fall on whole pixels.
  const place = { x: Math.floor((BOX - across) / 2) + 0.5, y: Math.floor((BOX - along) / 2) + 0.5 };
  return (
    <svg viewBox={`0 0 ${BOX} ${BOX}`} width={BOX} height={BOX} aria-hidden="true">
      <rect {...place} width={across - 1} height={along - 1} rx="1.5" class={pixels ? 'edge' : 'edge open'} />
    </svg>
  );
}

/** Pixels of the panel. */
const DRAWING = { width: 92, height: 64 };

/** What is made and what of it stays. */
export function CropFrame({ plan: { made, crop } }: { readonly plan: TargetPlan }) {
  const scale = Math.min(DRAWING.width / made.width, DRAWING.height / made.height);
  const line = 1 / scale;
  return (
    <svg
      class="crop"
      viewBox={`${-line} ${-line} ${made.width + 2 * line} ${made.height + 2 * line}`}
      width={made.width * scale + 2}
      height={made.height * scale + 2}
      aria-hidden="true"
    >
      <rect width={made.width} height={made.height} class="made" vector-effect="non-scaling-stroke" />
      <rect
        x={crop.left}
        y={crop.top}
        width={crop.width}
        height={crop.height}
        class="stays"
        vector-effect="non-scaling-stroke"
      />
    </svg>
  );
}
