import type { FileData } from './file-data.ts';
import type { ApiOptions, Operation, OptionName } from './options.ts';
import type { Row } from './row.ts';

/** What somebody wants, unchecked: the form's fields, a command's argument, a prompt block. */
export interface Draft {
  readonly operation: Operation;
  /** By the API's own names; anything may stand here until `validate` has looked. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly image?: readonly InputPicture[];
  readonly mask?: InputPicture;
  readonly markup?: InputPicture;
}

/** A picture that goes along with an edit. */
export type InputPicture =
  | FilePicture
  | { readonly kind: 'url'; readonly url: string }
  /** Uploaded to the API before. */
  | { readonly kind: 'file-id'; readonly id: string };

export type FilePicture = FileData & FileLook & { readonly kind: 'file'; readonly name: string };

/** What a file is, whatever its name says. */
export interface FileLook {
  /** Undefined for what is no picture of a format that models know. */
  readonly facts: PictureFacts | undefined;
  /** The format that it has to be converted from. */
  readonly foreign?: ForeignFormat;
  /** It lacks the mark that closes its format: mostly it is cut off, but some writers append data of their own. */
  readonly cutOff?: true;
}

/** What a picture's own bytes say of it. */
export interface PictureFacts {
  readonly format: PictureFormat;
  /** Pixels, after the orientation that EXIF asks for. */
  readonly width: number;
  readonly height: number;
  /** True where the format has an alpha channel or a transparent colour. */
  readonly alpha: boolean;
  /** As EXIF counts, 2..8; absent where the picture is stored upright. */
  readonly orientation?: number;
  /** The header of a PNG or WebP tells of an animation; a GIF tells it only by its frames. */
  readonly animated?: true;
}

export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg';

/** Pictures that no model takes and that can be converted for one. */
export type ForeignFormat = 'bmp' | 'tiff' | 'avif' | 'heic';

/** One thing wrong with a draft. */
export interface Problem {
  /** The option, the picture field or the setting to mend. */
  readonly field: string;
  /** What is wrong and what works instead, in a sentence for people. */
  readonly message: string;
  /** The nearest value that works, of the field itself. */
  readonly nearest?: OptionValue;
  /** The one other option to switch, after which the field may stay as it is. */
  readonly switch?: { readonly option: OptionName; readonly value: OptionValue };
}

export type OptionValue = string | number | boolean;

declare const checked: unique symbol;

/** A draft that has been checked; only `validate` makes one, and only it can be sent. */
export interface ImageRequest {
  readonly [checked]: true;
  readonly operation: Operation;
  readonly model: string;
  readonly row: Row;
  /** Only what the person set and the model takes; what is left out, the server decides. */
  readonly options: Partial<ApiOptions> & Pick<ApiOptions, 'prompt' | 'model'>;
  /** How many pictures will come. */
  readonly n: number;
  readonly stream: boolean;
  /** In the order they are sent: the first is the one that a mask belongs to. */
  readonly image: readonly InputPicture[];
  readonly mask?: InputPicture;
  readonly markup?: InputPicture;
}

export type Verdict =
  | { readonly ok: true; readonly request: ImageRequest; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };
