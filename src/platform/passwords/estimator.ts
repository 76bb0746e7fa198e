import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { dictionary as spanish } from '@zxcvbn-ts/language-es-es';

// A third of a second and some 35 MB, so only the thread that estimates loads this file: see index.ts.

/** zxcvbn (Wheeler, USENIX Security 2016). More l33t substitutions than these would cost seconds a password. */
export const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...spanish, ...english },
  graphs: adjacencyGraphs,
  l33tMaxSubstitutions: 10,
});

/** Some fifty thousand passwords that were leaked most often, in lower case. */
export const leaked: ReadonlySet<string> = new Set(
  common['passwords-common'].map((password) => String(password).toLowerCase()),
);
