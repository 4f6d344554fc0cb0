import type { Act, OrderFault, PictureFault } from './fault-types.ts';
import { convert } from './pictures.ts';

type Entry<At> = { readonly about: string } & Omit<Extract<Act, { at: At }>, 'at'>;

export const orderFaults: Readonly<Record<OrderFault, Entry<'order'>>> = {
  'odd-size': {
    about: 'the picture is 1254x1254, whatever was asked, as `auto` has been seen to give',
    alter: (order) => ({ ...order, size: { width: 1_254, height: 1_254 } }),
  },
  'ignored-mask': {
    about: 'an edit paints over the whole picture in spite of its mask or markup',
    alter: (order) => ({ ...order, uploads: { ...order.uploads, mask: undefined, markup: undefined } }),
  },
  'ignored-transparency': {
    about: 'the background is opaque although a transparent one was asked for',
    alter: (order) => ({ ...order, transparent: false }),
  },
  'fewer-previews': {
    about: 'one preview fewer than asked for',
    alter: (order) => ({ ...order, partials: Math.max(0, order.partials - 1) }),
  },
  'fewer-pictures': {
    about: 'one picture fewer than asked for',
    alter: (order) => ({ ...order, count: Math.max(1, order.count - 1) }),
  },
};

export const pictureFaults: Readonly<Record<PictureFault, Entry<'picture'>>> = {
  'mislabelled-format': {
    about: 'the bytes are JPEG, or PNG where JPEG was asked for, under the label that was asked for',
    alter: (file, { format }) => convert(file, format === 'jpeg' ? 'png' : 'jpeg'),
  },
  'truncated-picture': {
    about: 'the picture file ends in the middle',
    alter: (file) => file.subarray(0, file.length >> 1),
  },
  'scripted-svg': {
    about: 'an SVG with a script in it',
    alter: () =>
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script>alert(1)</script></svg>'),
  },
  'page-as-picture': {
    about: 'the HTML page of a proxy where the picture should be',
    alter: () => Buffer.from('<!doctype html><title>Sign in</title>'),
  },
};
