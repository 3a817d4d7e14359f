import type { Certificate } from '../x509/certificate.ts';
import { ANY_POLICY } from '../x509/oids.ts';

/** What a verifier asks of certificate policies (RFC 5280 §6.1.1). */
export interface PolicyInputs {
  /** Policies of which one must hold; any without. */
  readonly accepted?: readonly string[];
  readonly requireExplicit?: boolean;
  readonly inhibitMapping?: boolean;
  readonly inhibitAny?: boolean;
}

/** One policy at one depth. */
interface Node {
  readonly policy: string;
  expected: ReadonlySet<string>;
  readonly parents: Set<Node>;
}

const MAX_POLICIES = 512;

/**
 * Policies of a path (RFC 5280 §6.1.2 to §6.1.5), kept as a graph with one node for each policy at each depth (RFC 9618):
 * the tree of RFC 5280 grows without bound under mappings that somebody made for it.
 */
export class PolicyState {
  private levels: Map<string, Node>[] | undefined;
  private explicit: number;
  private mapping: number;
  private any: number;
  private readonly inputs: PolicyInputs;

  /** @param length certificates of the path, without the anchor */
  constructor(length: number, inputs: PolicyInputs) {
    this.inputs = inputs;
    this.explicit = inputs.requireExplicit === true ? 0 : length + 1;
    this.mapping = inputs.inhibitMapping === true ? 0 : length + 1;
    this.any = inputs.inhibitAny === true ? 0 : length + 1;
    this.levels = [
      new Map([[ANY_POLICY, { policy: ANY_POLICY, expected: new Set([ANY_POLICY]), parents: new Set() }]]),
    ];
  }

  /** §6.1.3 (d) to (f). False where a policy is required and none is left. */
  process({ extensions, selfIssued }: Certificate, last: boolean): boolean {
    const { policies } = extensions;
    if (policies === undefined || policies.length > MAX_POLICIES) this.levels = undefined;
    else this.grow(policies, this.any > 0 || (!last && selfIssued));
    return this.explicit > 0 || this.levels !== undefined;
  }

  private grow(policies: readonly string[], anyCounts: boolean): void {
    const { levels } = this;
    const above = levels?.at(-1);
    if (levels === undefined || above === undefined) return;
    const level = new Map<string, Node>();
    const expecting = new Map<string, Set<Node>>();
    for (const node of above.values())
      for (const policy of node.expected) {
        const known = expecting.get(policy);
        if (known === undefined) expecting.set(policy, new Set([node]));
        else known.add(node);
      }
    const anyAbove = above.get(ANY_POLICY);
    for (const policy of policies) {
      if (policy === ANY_POLICY) continue;
      const parents = expecting.get(policy) ?? (anyAbove && new Set([anyAbove]));
      if (parents !== undefined) level.set(policy, { policy, expected: new Set([policy]), parents });
    }
    if (anyCounts && policies.includes(ANY_POLICY))
      for (const [policy, parents] of expecting)
        if (!level.has(policy)) level.set(policy, { policy, expected: new Set([policy]), parents });
    levels.push(level);
    this.prune();
  }

  /** Nodes that lead to nothing at the last depth go; without any left there is no graph. */
  private prune(): void {
    const { levels } = this;
    if (levels === undefined) return;
    for (let depth = levels.length - 2; depth >= 0; depth--) {
      const used = new Set<Node>();
      for (const node of levels[depth + 1]?.values() ?? []) for (const parent of node.parents) used.add(parent);
      const level = levels[depth];
      for (const [policy, node] of level ?? []) if (!used.has(node)) level?.delete(policy);
    }
    if (levels.at(-1)?.size === 0) this.levels = undefined;
  }

  /** §6.1.4 (a), (b), (h) to (j): towards the next certificate. False where a mapping is not allowed at all. */
  prepare({ extensions, selfIssued }: Certificate): boolean {
    const { policyMappings = [], policyConstraints, inhibitAnyPolicy } = extensions;
    if (policyMappings.some(({ issuer, subject }) => issuer === ANY_POLICY || subject === ANY_POLICY)) return false;
    if (policyMappings.length > MAX_POLICIES) return false;
    this.map(policyMappings);
    if (!selfIssued) {
      this.explicit = Math.max(0, this.explicit - 1);
      this.mapping = Math.max(0, this.mapping - 1);
      this.any = Math.max(0, this.any - 1);
    }
    this.explicit = Math.min(this.explicit, policyConstraints?.requireExplicit ?? this.explicit);
    this.mapping = Math.min(this.mapping, policyConstraints?.inhibitMapping ?? this.mapping);
    this.any = Math.min(this.any, inhibitAnyPolicy ?? this.any);
    return true;
  }

  private map(mappings: readonly { readonly issuer: string; readonly subject: string }[]): void {
    const level = this.levels?.at(-1);
    if (level === undefined || mappings.length === 0) return;
    const targets = new Map<string, Set<string>>();
    for (const { issuer, subject } of mappings) {
      const known = targets.get(issuer);
      if (known === undefined) targets.set(issuer, new Set([subject]));
      else known.add(subject);
    }
    const any = level.get(ANY_POLICY);
    for (const [policy, expected] of targets) {
      const node = level.get(policy);
      if (this.mapping === 0) level.delete(policy);
      else if (node !== undefined) node.expected = expected;
      else if (any !== undefined) level.set(policy, { policy, expected, parents: any.parents });
    }
    this.prune();
  }

  /** §6.1.5 (a), (b), (g). The policies that hold, or `undefined` where one is required and none holds. */
  finish({ extensions }: Certificate): readonly string[] | undefined {
    this.explicit = Math.max(0, this.explicit - 1);
    if (extensions.policyConstraints?.requireExplicit === 0) this.explicit = 0;
    const authorities = this.authorityPolicies();
    const { accepted } = this.inputs;
    const held =
      accepted === undefined || accepted.includes(ANY_POLICY)
        ? authorities
        : authorities.includes(ANY_POLICY)
          ? accepted
          : authorities.filter((policy) => accepted.includes(policy));
    return held.length > 0 || this.explicit > 0 ? held : undefined;
  }

  /** Policies in the words of the anchor's domain: those that stand right under any policy. */
  private authorityPolicies(): string[] {
    const { levels } = this;
    if (levels === undefined) return [];
    const found = new Set<string>();
    for (const level of levels.slice(1))
      for (const { policy, parents } of level.values())
        if (policy !== ANY_POLICY && [...parents].some((parent) => parent.policy === ANY_POLICY)) found.add(policy);
    if (levels.at(-1)?.has(ANY_POLICY)) found.add(ANY_POLICY);
    return [...found];
  }
}
