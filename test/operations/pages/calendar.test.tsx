import { describe, expect, it } from 'vitest';
import { CalendarPage } from '../../../lib/operations/pages/calendar.tsx';
import { Temporal } from '../../../lib/shared/time.ts';
import { renderDocument } from '../../../lib/site-kit/layout.tsx';
import { HOSTILE } from '../../site-kit/hostile.ts';

const now = Temporal.Instant.from('2026-12-01T20:00:00Z');
const frame = { root: '', assetsPath: '/assets', assetName: (name: string) => name, rehearsal: false, now };

describe('the calendar of an agreed date', () => {
  it('says why it was agreed, whatever the reason contains', () => {
    const page = (
      <CalendarPage
        frame={frame}
        viewer={{ role: 'sos-operations', county: null, opens: ['/operations/calendar'], does: [] }}
        from={Temporal.PlainDate.from('2026-12-01')}
        to={Temporal.PlainDate.from('2026-12-31')}
        problem={null}
        windows={[
          {
            county: '03',
            group: 'A',
            kind: 'alternate',
            opensAt: now,
            closesAt: now.add({ hours: 12 }),
            reason: `Working on ${HOSTILE}`,
          },
        ]}
      />
    );
    const html = renderDocument(page);
    expect(html).toContain('Agreed: Working on');
    expect(html).not.toContain('<script');
  });
});
