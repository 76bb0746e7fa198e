import type { AdminDeclaration, Finding } from '../../platform/http/administration';
import { queueTrouble } from './jobs.service';

export const jobsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/jobs',
      group: 'system',
      access: 'administrator',
      icon: 'activity',
      name: 'jobs.title',
      text: 'jobs.text',
      words: 'jobs.words',
      covers: ['/admin/batches'],
    },
  ],
  attention: [
    async (ctx) => {
      const { failed, overdue } = await queueTrouble(ctx);
      const findings: Finding[] = [];
      if (failed > 0) {
        findings.push({
          tone: 'error',
          title: 'jobs.attention.failed',
          text: 'jobs.attention.failed_text',
          action: 'jobs.attention.action',
          params: { count: failed },
          href: '/admin/jobs',
        });
      }
      if (overdue > 0) {
        findings.push({
          tone: 'error',
          title: 'jobs.attention.overdue',
          text: 'jobs.attention.overdue_text',
          action: 'jobs.attention.action',
          params: { count: overdue },
          href: '/admin/jobs?state=waiting',
        });
      }
      return findings;
    },
  ],
};
