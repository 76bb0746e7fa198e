/** The part of what "jest --json" writes that we read. */
export interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

export interface Outcome {
  passed: number;
  failed: number;
  /** Why "failed" is more than the failed tests. */
  reasons: string[];
}

interface Ending {
  /** Undefined when Jest had to be ended after its results. */
  exitCode: number | null | undefined;
  /** True when a name pattern leaves out tests on purpose. */
  filtered: boolean;
}

/** Counts what did not run as failed: a test that nobody runs protects nothing. */
export function judge(results: JestResults | undefined, { exitCode, filtered }: Ending): Outcome {
  if (!results)
    return { passed: 0, failed: 1, reasons: [`Jest ended with ${exitCode} and wrote no results`] };
  const reasons: string[] = [];
  const { numPassedTests: passed, numRuntimeErrorTestSuites: broken } = results;
  const left = filtered ? [] : notRun(results);
  reasons.push(...left.map((name) => `Not run, so failed: ${name}`));
  if (broken > 0) reasons.push(`Test files that failed outside a test, in loading or in a hook: ${broken}`);
  let failed = results.numFailedTests + broken + left.length;
  if (failed === 0 && passed === 0) {
    failed = 1;
    reasons.push('No test ran');
  } else if (failed === 0 && exitCode !== 0 && exitCode !== undefined) {
    failed = 1;
    reasons.push(`All tests passed and Jest ended with ${exitCode}: see its message above`);
  }
  return { passed, failed, reasons };
}

const notRun = ({ testResults }: JestResults): string[] =>
  testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
