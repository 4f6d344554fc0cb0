import assert from 'node:assert/strict';
import type { FoundImage } from '../../../../src/core/docs/found-image.ts';
import { promptFor, sizeFor } from '../../../../src/core/docs/image-prompt.ts';

const picture = (facts: Partial<FoundImage>): FoundImage => {
  const nowhere = { start: 0, end: 0 };
  return { link: 'IMG_1234.png', span: nowhere, whole: nowhere, ...facts };
};

describe('the prompt of a picture in a document', () => {
  const cases: readonly (readonly [Partial<FoundImage>, string | undefined])[] = [
    [{ alt: 'a red fox in the snow' }, 'A red fox in the snow'],
    [{ alt: 'A red fox', title: 'The red fox' }, 'A red fox'],
    [{ alt: 'A red fox', title: 'At dawn in winter' }, 'A red fox. At dawn in winter.'],
    [{ alt: 'A red fox', heading: 'Wildlife' }, 'A red fox, for the section “Wildlife”'],
    [{ alt: 'A red fox.', heading: 'Wildlife' }, 'A red fox. For the section “Wildlife”.'],
    [{ alt: 'A red fox', heading: 'The fox' }, 'A red fox'],
    [
      { alt: 'A red fox', title: 'In winter', heading: 'Wildlife' },
      'A red fox. In winter. For the section “Wildlife”.',
    ],
    [{ title: 'the team at work' }, 'The team at work'],
    [{ link: 'img/hero-banner@2x.png' }, 'Hero banner'],
    [{ link: 'assets/teamPhoto_640x480.jpg', heading: 'About us' }, 'Team Photo, for the section “About us”'],
    [{ link: 'getting%20started.png?v=2' }, 'Getting started'],
    [{ link: 'mountain-lake.3f9a1c2b.webp' }, 'Mountain lake'],
    [{ link: 'über-uns.png' }, 'Über uns'],
    [{ alt: 'image', link: 'coffee-cup.png' }, 'Coffee cup'],
    [{ alt: 'coffee-cup.png' }, 'Coffee cup'],
    [{ alt: 'Ein roter Fuchs', heading: 'Tiere' }, 'Ein roter Fuchs, for the section “Tiere”'],
    [{ link: 'https://placehold.co/600x400?text=Our+office' }, 'Our office'],
    [{ link: 'https://picsum.photos/200/300', heading: 'Gallery' }, 'An illustration for the section “Gallery”'],
    [{ link: 'data:image/png;base64,AAAA' }, undefined],
    [{ alt: 'Screenshot 2' }, undefined],
    ...['IMG_1234.png', 'DSC00012.JPG', 'image1.png', 'photo.jpg', '20240101_120000.jpg', 'a1b2c3d4e5.png'].map(
      (link) => [{ link }, undefined] as const,
    ),
  ];
  for (const [facts, prompt] of cases) {
    it(`${JSON.stringify(facts)} is ${prompt ?? 'not known'}`, () => assert.equal(promptFor(picture(facts)), prompt));
  }
});

describe('the size of a picture in a document', () => {
  const cases: readonly (readonly [Partial<FoundImage>, string | undefined])[] = [
    [{}, undefined],
    [{ width: 640, height: 480 }, '640x480'],
    [{ width: 640, aspect_ratio: 16 / 9 }, '640x360'],
    [{ height: 360, aspect_ratio: 16 / 9 }, '640x360'],
    [{ aspect_ratio: 16 / 9 }, '1024x576'],
    [{ aspect_ratio: 0.5 }, '512x1024'],
    [{ width: 900 }, '900x600'],
    [{ height: 600 }, '900x600'],
    [{ width: 48 }, '48x48'],
    [{ height: 64 }, '64x64'],
    [{ width: 1, height: 1 }, '16x16'],
    [{ width: 8192, height: 4096 }, '4096x2048'],
    [{ width: 4000, height: 10 }, '4096x16'],
  ];
  for (const [facts, expected] of cases) {
    it(`${JSON.stringify(facts)} is ${expected ?? 'not known'}`, () => {
      const size = sizeFor(picture(facts));
      assert.equal(size && `${size.width}x${size.height}`, expected);
    });
  }
});
