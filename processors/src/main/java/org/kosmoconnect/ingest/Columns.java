package org.kosmoconnect.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns: the parameters of one statement over {@code unnest(…)}. Each column has
 * a type, so that the driver sends typed arrays.
 */
final class Columns {

  /** How a column's values are held. */
  enum Type {
    BOOLEAN(Boolean.class),
    BYTES(byte[].class),
    DOUBLE(Double.class),
    INTEGER(Integer.class),
    LONG(Long.class),
    TEXT(String.class);

    private final Class<?> element;

    Type(Class<?> element) {
      this.element = element;
    }
  }

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /** Declares the next column. */
  Columns with(String name, Type type) {
    types.put(name, type);
    return this;
  }

  /** Adds one row; values stand in the order of the columns and may be null. */
  void add(@Nullable Object... values) {
    if (values.length != types.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + types.size() + " columns");
    }
    rows.add(values);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  /** Returns one typed array a column. */
  Map<String, Object> toMap() {
    Map<String, Object> columns = new LinkedHashMap<>();
    int index = 0;
    for (Map.Entry<String, Type> column : types.entrySet()) {
      Object[] array =
          (Object[]) java.lang.reflect.Array.newInstance(column.getValue().element, rows.size());
      for (int row = 0; row < array.length; row++) {
        array[row] = rows.get(row)[index];
      }
      columns.put(column.getKey(), array);
      index++;
    }
    return columns;
  }
}
