import { t } from '../text.ts';
import { type Model, modelForMarkup } from './catalogue.ts';
import type { Draft, FilePicture, InputPicture, PictureFacts, Problem } from './draft.ts';
import { sizeOf } from './file-data.ts';
import type { InputRule } from './row.ts';
import { MEBIBYTE } from './rule.ts';

/** Characters. */
const DATA_URL_LIMIT = 20_971_520;

export interface PictureProblems {
  /** No server could use them. */
  readonly impossible: readonly Problem[];
  /** What the model refuses. */
  readonly refused: readonly Problem[];
  /** What it may refuse. */
  readonly doubts: readonly Problem[];
}

/** What is wrong with the pictures of a draft: their number, format, size, and how mask and markup fit the first one. */
export function pictureProblems(draft: Draft, model: Model): PictureProblems {
  const rule = model.row.edit?.input;
  const images = draft.image ?? [];
  if (draft.operation === 'generate' || !rule) {
    const impossible = present(draft).map((field) => ({
      field,
      message: t('{0} belongs to an edit, not to generating', field),
    }));
    return { impossible, refused: [], doubts: [] };
  }
  return {
    impossible: [...missing(images.length), ...images.flatMap(unreadable)],
    refused: [
      ...tooMany(images.length, rule, model),
      ...images.flatMap((picture) => imageProblems(picture, rule, model)),
      ...inlineProblems(draft),
      ...maskProblems(draft, rule, model),
      ...markupProblems(draft, rule, model),
    ],
    doubts: maskDoubts(draft, rule),
  };
}

function present(draft: Draft): string[] {
  return [
    ...(draft.image?.length ? ['image'] : []),
    ...(draft.mask ? ['mask'] : []),
    ...(draft.markup ? ['markup'] : []),
  ];
}

function missing(count: number): Problem[] {
  return count === 0 ? [{ field: 'image', message: t('An edit needs a picture: name one as image') }] : [];
}

function unreadable(picture: InputPicture): Problem[] {
  if (picture.kind !== 'file' || picture.facts) return [];
  return [{ field: 'image', message: t('{0} is not a picture that can be read', picture.name) }];
}

function tooMany(count: number, rule: InputRule, model: Model): Problem[] {
  if (count <= rule.maxImages) return [];
  return [{ field: 'image', message: t('{0} takes at most {1} pictures, not {2}', model.id, rule.maxImages, count) }];
}

function imageProblems(picture: InputPicture, rule: InputRule, model: Model): Problem[] {
  const field = 'image';
  if (picture.kind !== 'file' && !rule.byAddress)
    return [{ field, message: t('{0} takes files, not addresses', model.id) }];
  if (picture.kind !== 'file' || !picture.facts) return [];
  const { name, facts } = picture;
  const problems: Problem[] = [];
  if (!rule.formats.includes(facts.format)) {
    problems.push({
      field,
      message: t('{0} is {1}; {2} takes {3}', name, facts.format, model.id, rule.formats.join(', ')),
    });
  }
  if (sizeOf(picture) >= rule.maxBytes) {
    problems.push({ field, message: t('{0} must be smaller than {1} MB', name, rule.maxBytes / MEBIBYTE) });
  }
  if (rule.square && facts.width !== facts.height) {
    problems.push({ field, message: t('{0} must be square for {1}', name, model.id) });
  }
  return problems;
}

/** Beside pictures named by address or file id, files travel as data URLs, which the API limits. */
function inlineProblems({ image = [], mask, markup }: Draft): Problem[] {
  const sent = [
    ...image.map((picture) => ({ field: 'image', picture })),
    { field: 'mask', picture: mask },
    { field: 'markup', picture: markup },
  ];
  if (sent.every(({ picture }) => !picture || picture.kind === 'file')) return [];
  return sent.flatMap(({ field, picture }) =>
    picture?.kind === 'file' && sizeOf(picture) * (4 / 3) > DATA_URL_LIMIT - 100
      ? [
          {
            field,
            message: t('{0} is too large to be sent beside a picture by address: at most {1} MB', picture.name, 15),
          },
        ]
      : [],
  );
}

function maskProblems({ mask, markup, image }: Draft, rule: InputRule, model: Model): Problem[] {
  const field = 'mask';
  if (!mask) return [];
  if (!rule.mask) return [{ field, message: t('{0} does not take {1}: leave it out', model.id, field) }];
  if (markup) return [{ field, message: t('mask and markup exclude each other: leave one out') }];
  if (mask.kind !== 'file') return [];
  return [
    ...overlayProblems(field, mask, firstFacts(image)),
    ...(sizeOf(mask) >= rule.maskMaxBytes
      ? [{ field, message: t('{0} must be smaller than {1} MB', mask.name, rule.maskMaxBytes / MEBIBYTE) }]
      : []),
  ];
}

function maskDoubts({ mask }: Draft, { maskDoubtBytes }: InputRule): Problem[] {
  if (mask?.kind !== 'file' || sizeOf(mask) < maskDoubtBytes) return [];
  return [{ field: 'mask', message: t('{0} may be refused: {1} MB or more', mask.name, maskDoubtBytes / MEBIBYTE) }];
}

function markupProblems({ markup, image }: Draft, rule: InputRule, model: Model): Problem[] {
  const field = 'markup';
  if (!markup) return [];
  if (!rule.markup) return [markupRefused(model)];
  return markup.kind !== 'file' ? [] : overlayProblems(field, markup, firstFacts(image));
}

function markupRefused(model: Model): Problem {
  const other = modelForMarkup(model);
  const message = t('{0} does not take {1}: leave it out', model.id, 'markup');
  return { field: 'markup', message, ...(other ? { switch: { option: 'model', value: other } } : {}) };
}

/** Mask and markup lie over the first picture: a PNG with alpha of the same size. */
function overlayProblems(field: string, { name, facts }: FilePicture, first: PictureFacts | undefined): Problem[] {
  if (facts?.format !== 'png') return [{ field, message: t('{0} must be a PNG', name) }];
  if (!facts.alpha) {
    const message =
      field === 'mask'
        ? t('{0} has no transparency: its transparent area says where to edit', name)
        : t('{0} has no transparency: it must be transparent where nothing is drawn', name);
    return [{ field, message }];
  }
  if (first && (first.width !== facts.width || first.height !== facts.height)) {
    const sizes = [`${facts.width}x${facts.height}`, `${first.width}x${first.height}`] as const;
    return [{ field, message: t('{0} is {1}; it must have the size of the first picture, {2}', name, ...sizes) }];
  }
  return [];
}

function firstFacts(images: Draft['image']): PictureFacts | undefined {
  const first = images?.[0];
  return first?.kind === 'file' ? first.facts : undefined;
}
