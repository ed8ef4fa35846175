/** Looks at everything that a bridge needs and says what to do: {@code kosmo-bridge doctor}. */
@NullMarked
package org.kosmoconnect.bridge.doctor;

import org.jspecify.annotations.NullMarked;
