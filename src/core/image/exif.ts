/**
 * How a picture is to be turned before it is looked at, 1..8 as EXIF counts; 1, upright, where that is not to be found.
 * @param exif from its byte order on, or from the `Exif` that some formats put before it
 */
export function exifOrientation(exif: DataView): number {
  try {
    const start = exif.getUint32(0) === 0x45786966 ? 6 : 0;
    const order = exif.getUint16(start);
    if (order !== 0x4949 && order !== 0x4d4d) return 1;
    const little = order === 0x4949;
    const directory = start + exif.getUint32(start + 4, little);
    const entries = exif.getUint16(directory, little);
    for (let index = 0; index < entries; index++) {
      const entry = directory + 2 + index * 12;
      if (exif.getUint16(entry, little) !== 0x0112) continue;
      const orientation = exif.getUint16(entry + 8, little);
      return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
    return 1;
  } catch (error) {
    if (error instanceof RangeError) return 1;
    throw error;
  }
}
