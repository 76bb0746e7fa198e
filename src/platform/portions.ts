/** Rows that are there, or that come in portions: to wait for each of many alone would cost more than to write it. */
export type Rows<Row> = Iterable<Row> | AsyncIterable<Iterable<Row>>;

/** The same as portions, those that are there as one. */
export function portionsIn<Row>(rows: Rows<Row>): Iterable<Iterable<Row>> | AsyncIterable<Iterable<Row>> {
  return Symbol.asyncIterator in rows ? rows : [rows];
}
