import * as vscode from 'vscode';
import { CONFIGURATION } from '../core/ids.ts';
import type { NetworkFacts } from '../node/network-facts.ts';

/** The settings of Stipple and of VS Code that say how to reach a server, as they are now. */
export function readNetwork(environment: NetworkFacts['environment']): NetworkFacts {
  const http = vscode.workspace.getConfiguration('http');
  const route = vscode.workspace.getConfiguration(CONFIGURATION).get<unknown>('network');
  return {
    route: route === 'undici' || route === 'editor' ? route : 'auto',
    proxy: text(http.get('proxy')),
    proxyAuthorization: text(http.get('proxyAuthorization')),
    noProxy: texts(http.get('noProxy')),
    proxyStrictSSL: http.get('proxyStrictSSL') !== false,
    proxySupport: text(http.get('proxySupport')),
    systemCertificates: http.get('systemCertificates') !== false,
    environment,
  };
}

/** A setting can hold anything that somebody wrote into settings.json. */
function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
