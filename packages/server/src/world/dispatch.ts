import type { Rooms } from '../rooms.ts';
import { problem, type Request, type Response, type Route } from '../route.ts';
import type { Inside } from './inside.ts';

interface Door {
  readonly route: Route;
  readonly pattern: RegExp;
}

/** The router without HTTP. */
export class Dispatch {
  private readonly doors: readonly Door[];

  constructor(routes: readonly Route[]) {
    this.doors = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  }

  async call({ method, path, headers = {}, body = new Uint8Array() }: Inside, rooms: Rooms): Promise<Response> {
    const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
    for (const { route, pattern } of this.doors) {
      const groups = route.method.toUpperCase() === method ? pattern.exec(pathname)?.groups : undefined;
      if (groups === undefined) continue;
      const request: Request = {
        method,
        target: path,
        body,
        query: (name) => searchParams.get(name) ?? undefined,
        param: (name) => decoded(groups[name] ?? ''),
        header: (name) => headers[name.toLowerCase()],
      };
      return route.handle(request, rooms);
    }
    return problem(404, 'Not found', 'See /openapi.json for what there is.');
  }
}

const patternOf = (template: string): RegExp =>
  new RegExp(`^(?<_>)${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
