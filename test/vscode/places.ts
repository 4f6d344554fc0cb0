import path from 'node:path';

/** The repository's root: the development extension, and the folder that tools run in. */
export const repository = path.resolve(__dirname, '../..');

/** What a run leaves behind on purpose (demo workspace, profile of `npm start`); ignored by git. */
export const scratch = path.join(repository, '.vscode-test');

/** Bundles, results and pictures to look at; ignored by git. */
export const output = path.join(repository, 'out');
