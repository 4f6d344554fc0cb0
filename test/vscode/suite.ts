import fs from 'node:fs';
import path from 'node:path';
import { runMocha } from './mocha.ts';

/** Runs all tests below a folder in plain Node.js: `node --import tsx test/vscode/suite.ts <folder> <result file>`. */
async function runSuite(folder: string, resultFile: string): Promise<void> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.test\.tsx?$/.test(name)).map((name) => path.resolve(folder, name));
  const { failed } = await runMocha(files.sort(), path.resolve(resultFile));
  // Not left to the event loop: a test that forgot a socket or a timer would keep the process alive.
  process.exit(failed > 0 ? 1 : 0);
}

const [folder, resultFile] = process.argv.slice(2);
if (!folder || !resultFile) throw new Error('usage: suite.ts <folder> <result file>');
runSuite(folder, resultFile).catch((error: Error) => {
  console.error(error.stack ?? error);
  process.exit(1);
});
