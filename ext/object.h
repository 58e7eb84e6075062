/* Objects with a struct of their own: how they are made, freed and shown to the garbage collector. */
#ifndef SKIPCALL_OBJECT_H
#define SKIPCALL_OBJECT_H

#include "php.h"

/*
 * One for each class, static. The struct of an object ends in a zend_object; objects cannot be cloned.
 * After `offset` come the functions, each for what the struct itself holds.
 */
struct skipcall_object_class {
	size_t size; /* of the struct */
	size_t offset; /* of the zend_object in it */
	void (*free)(zend_object *object);
	void (*gc)(zend_object *object, zend_get_gc_buffer *buffer); /* adds what it refers to */
	zend_object_handlers handlers; /* filled by skipcall_object_minit() */
};

/* At MINIT: `create` is one line, skipcall_object_new() with the same struct. */
void skipcall_object_minit(struct skipcall_object_class *object_class, zend_class_entry *ce,
	zend_object *(*create)(zend_class_entry *ce));

/* Returns new: an object whose struct is all zero. */
zend_object *skipcall_object_new(
	const struct skipcall_object_class *object_class, zend_class_entry *ce);

#endif
