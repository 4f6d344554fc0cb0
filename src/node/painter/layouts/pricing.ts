import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill, stroke } from '../drawing.ts';
import { box, circle, ellipse, short } from '../geometry.ts';
import type { Stage } from '../stage.ts';
import { type Box, card, centred, desk } from './desk.ts';

/** Three plans side by side, the middle one raised; in a tall picture one below the other. */
export function pricing(stage: Stage): Drawing {
  const { palette, width, height } = stage;
  const [first, second, third] = palette.accents;
  const tall = height > width * 1.4;
  const at = centred(stage, 0.8, tall ? [0.4, 0.6] : [1.15, 2.1]);
  const gap = Math.min(at.width, at.height) * 0.045;
  const parts = [0, 1, 2].map(
    (index): Box =>
      tall
        ? { x: at.x, y: at.y + index * ((at.height + gap) / 3), width: at.width, height: (at.height - 2 * gap) / 3 }
        : {
            x: at.x + index * ((at.width + gap) / 3),
            y: at.y + (index === 1 ? -at.height * 0.05 : at.height * 0.04),
            width: (at.width - 2 * gap) / 3,
            height: at.height * (index === 1 ? 1.1 : 0.92),
          },
  );
  const faint = mix(palette.paper, palette.ink, 0.15);
  return [
    ...desk(stage),
    ...[parts[0], parts[2], parts[1]].flatMap((plan, order): Drawing => {
      if (!plan) return [];
      const raised = order === 2;
      const u = Math.min(plan.width, plan.height * 0.62) / 100;
      const colour = [third, second, first][order] ?? first;
      const ink = raised ? '#ffffff' : palette.ink;
      const x = plan.x + plan.width / 2;
      const line = (y: number, share: number, thick: number, shade: typeof faint, detail: 2 | 3): Drawing[number] =>
        fill(
          box(x - plan.width * share * 0.5, plan.y + plan.height * y, plan.width * share, thick * u, (thick / 2) * u),
          shade,
          detail,
        );
      return [
        ...card(plan, 8 * u, raised ? first : palette.paper, palette.ink),
        fill(
          circle(x, plan.y + plan.height * 0.15, 13 * u),
          raised ? shift(first, 0.1) : mix(colour, palette.paper, 0.65),
          1,
        ),
        fill(
          order === 0
            ? ellipse(x, plan.y + plan.height * 0.15, 5 * u, 5 * u)
            : box(x - 5 * u, plan.y + plan.height * 0.15 - 5 * u, 10 * u, 10 * u, order === 1 ? 2 * u : 5 * u),
          raised ? second : colour,
          2,
        ),
        line(0.285, 0.34, 5, raised ? '#ffffff' : faint, 2),
        line(0.35, 0.5, 13, ink, 2),
        ...[0.52, 0.6, 0.68, 0.76].flatMap(
          (y, index): Drawing => [
            stroke(
              `M${short(plan.x + plan.width * 0.16)} ${short(plan.y + plan.height * y + 2 * u)}l${short(2.4 * u)} ${short(2.6 * u)}l${short(4.4 * u)} ${short(-5 * u)}`,
              raised ? second : colour,
              1.8 * u,
              3,
            ),
            fill(
              box(
                plan.x + plan.width * 0.3,
                plan.y + plan.height * y,
                plan.width * (0.52 - (index % 2) * 0.12),
                4 * u,
                2 * u,
              ),
              raised ? mix(first, '#ffffff', 0.55) : faint,
              2,
            ),
          ],
        ),
        fill(
          box(
            x - plan.width * 0.36,
            plan.y + plan.height * 0.855,
            plan.width * 0.72,
            Math.min(14 * u, plan.height * 0.09),
            7 * u,
          ),
          raised ? falling('#ffffff', '#f3f5ff') : mix(colour, palette.paper, 0.15),
          1,
        ),
      ];
    }),
  ];
}
