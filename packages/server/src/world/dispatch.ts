import type { Rooms } from '../rooms.ts';
import { problem, type Request, type Response, type Route } from '../route.ts';
import { firstPart, type RouteTable } from '../route-table.ts';
import type { Inside } from './inside.ts';

interface Door {
  readonly route: Route;
  readonly pattern: RegExp;
}

interface Found {
  readonly route: Route;
  readonly request: Request;
}

/** The router without HTTP. */
export class Dispatch {
  private readonly routes: RouteTable;
  /** By the first part of their path. */
  private readonly doors = new Map<string, readonly Door[]>();

  constructor(routes: RouteTable) {
    this.routes = routes;
  }

  async call(inside: Inside, rooms: Rooms): Promise<Response> {
    const found = await this.find(inside);
    if (found === undefined) return problem(404, 'Not found', 'See /openapi.json for what there is.');
    return found.route.handle(found.request, rooms);
  }

  /** The endpoint of a request, and the request as its handler sees it. */
  async find({ method, path, headers = {}, body = new Uint8Array() }: Inside): Promise<Found | undefined> {
    const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
    for (const { route, pattern } of await this.below(firstPart(pathname))) {
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
      return { route, request };
    }
    return undefined;
  }

  private async below(part: string): Promise<readonly Door[]> {
    const known = this.doors.get(part);
    if (known !== undefined) return known;
    const doors = (await this.routes.below(part)).map((route) => ({ route, pattern: patternOf(route.path) }));
    // Parts that nobody has are as many as there are requests.
    if (doors.length > 0) this.doors.set(part, doors);
    return doors;
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
