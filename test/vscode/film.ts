import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** Pixels across; the height follows. */
const WIDTH = 960;
/** Between two looks at the screen; what has not changed costs nothing. */
const PACE_MS = 150;
/** How long the last frame stays before it begins again. */
const END_MS = 2500;

/** Films the page while something goes on in it, as an animated WebP that begins again. */
export async function film(page: Page, file: string, goOn: () => Promise<void>): Promise<void> {
  const frames: { readonly picture: Buffer; readonly at: number }[] = [];
  let going = true;
  const filming = (async () => {
    while (going) {
      const picture = await sharp(await page.screenshot())
        .resize(WIDTH)
        .png()
        .toBuffer();
      if (!frames.at(-1)?.picture.equals(picture)) frames.push({ picture, at: Date.now() });
      await page.waitForTimeout(PACE_MS);
    }
  })();
  try {
    await goOn();
  } finally {
    going = false;
    await filming;
  }
  const delay = frames.map(({ at }, index) => (frames[index + 1]?.at ?? at + END_MS) - at);
  const pictures = frames.map(({ picture }) => picture);
  await sharp(pictures, { join: { animated: true } })
    .webp({ delay, loop: 0, quality: 70, effort: 6 })
    .toFile(file);
}
