// Prints "PASSED FAILED" from vitest's JSON report: count.mjs REPORT EXIT_CODE.
// A test file that could not load counts as one failure, and so does a run that failed without naming a test.
import { existsSync, readFileSync } from 'node:fs';

const [path, exitCode] = process.argv.slice(2);
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, testResults: [] };
const unloaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
const named = report.numFailedTests + unloaded;
const failed = named === 0 && exitCode !== '0' ? 1 : named;

process.stdout.write(`${report.numPassedTests} ${failed}\n`);
