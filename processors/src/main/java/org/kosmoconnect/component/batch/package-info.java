/**
 * The {@code batch:} component: an aggregator that keeps its sources open.
 *
 * <p>Camel's aggregator completes a source exchange when it takes it in, so a message would be
 * acknowledged before it is stored. Here a source is completed only when the batch that holds it
 * has been processed.
 */
@NullMarked
package org.kosmoconnect.component.batch;

import org.jspecify.annotations.NullMarked;
