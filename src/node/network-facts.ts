/** What decides how a request reaches its server: plain data, asked for anew with each request, so that a changed setting counts. */
export interface NetworkFacts {
  /** `stipple.network`. */
  readonly route: 'auto' | 'undici' | 'editor';
  /** VS Code's settings below `http.`, by their names. */
  readonly proxy: string;
  readonly proxyAuthorization: string;
  readonly noProxy: readonly string[];
  readonly proxyStrictSSL: boolean;
  /** `off`: nothing of this machine's proxies is used. */
  readonly proxySupport: string;
  readonly systemCertificates: boolean;
  /** For HTTPS_PROXY and its kin. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** No settings, no environment: straight to the server. */
export const PLAIN_NETWORK: NetworkFacts = {
  route: 'auto',
  proxy: '',
  proxyAuthorization: '',
  noProxy: [],
  proxyStrictSSL: true,
  proxySupport: 'override',
  systemCertificates: true,
  environment: {},
};
