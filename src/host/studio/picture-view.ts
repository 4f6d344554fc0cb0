import * as vscode from 'vscode';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import type { PictureView } from '../../core/protocol.ts';
import type { Addresses } from './addresses.ts';

/** A record as the studio shows it. A picture that lies where the webview may not look is shown by its thumbnail alone. */
export function viewPicture(
  { made: _, ...record }: PictureRecord,
  thumbnail: vscode.Uri | undefined,
  addresses: Addresses,
): PictureView {
  const small = thumbnail && addresses.of(thumbnail);
  const source = (record.file && addresses.of(vscode.Uri.parse(record.file.uri, true))) ?? small;
  const delivered = record.delivered && addresses.of(vscode.Uri.parse(record.delivered, true));
  return {
    ...record,
    ...(source ? { source } : {}),
    ...(small ? { thumbnail: small } : {}),
    ...(delivered ? { deliveredSource: delivered } : {}),
  };
}
