/** Platforms with a package of their own, and the packages of sharp's native build that it brings. On all others the universal one runs, by wasm32. */
export const TARGETS = {
  'linux-x64': ['sharp-linux-x64', 'sharp-libvips-linux-x64'],
  'linux-arm64': ['sharp-linux-arm64', 'sharp-libvips-linux-arm64'],
  'darwin-arm64': ['sharp-darwin-arm64', 'sharp-libvips-darwin-arm64'],
  'darwin-x64': ['sharp-darwin-x64', 'sharp-libvips-darwin-x64'],
  'win32-x64': ['sharp-win32-x64'],
  'win32-arm64': ['sharp-win32-arm64'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Target = keyof typeof TARGETS;

export const TARGET_NAMES = Object.keys(TARGETS) as readonly Target[];

/** The name of a package's file; without a target the universal one. */
export function packageName(target?: Target): string {
  return target ? `stipple-${target}.vsix` : 'stipple.vsix';
}
