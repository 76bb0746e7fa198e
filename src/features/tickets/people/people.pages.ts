declare module '../../../platform/http/respond' {
  interface Pages {
    'desk/ticket-participants': {
      number: number;
      subject: string;
      q: string | null;
      back: string;
      action: string;
      searchAction: string;
      hidden: Record<string, string>;
      /** Asked for by a part of the ticket's page, the buttons answer into it. */
      inPlace: boolean;
      people: { id: string; name: string; email: string }[];
    };
  }
}
