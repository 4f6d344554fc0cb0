#!/usr/bin/env node
// An executable file for @vscode/test-electron's `vscodeExecutablePath`; code.ts is what it runs.
import 'tsx';

await import('./code.ts');
