/** An environment without the user's own account: a test must never reach the paid API by accident. */
export function withoutKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('OPENAI_')));
}
