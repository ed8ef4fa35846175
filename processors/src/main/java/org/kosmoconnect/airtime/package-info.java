/** How long packets occupy the air, and how much of it a bridge may take. Pure arithmetic. */
@NullMarked
package org.kosmoconnect.airtime;

import org.jspecify.annotations.NullMarked;
