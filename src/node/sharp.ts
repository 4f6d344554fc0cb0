type Sharp = typeof import('sharp').default;

let loading: Promise<Sharp> | undefined;

/**
 * sharp, loaded on first use: its native build where there is one, else its WebAssembly build.
 * It is told to be a quiet guest, for the extension host is shared: one thread per picture, and no cache of decoded pixels.
 */
export function loadSharp(): Promise<Sharp> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1);
    sharp.cache(false);
    return sharp;
  });
  return loading;
}
