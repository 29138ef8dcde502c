<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>stands in a training text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Descant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A studio for writing songs with local models.
Everything runs on this machine, offline.  MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Play Alon&amp;g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the model play on and on from the playhead or the selected notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play a phrase on the keyboard; when you pause, the model answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ccompany</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play a melody on the keyboard; the model writes the lower voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the phrases and the answers into the song, as one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard Last Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the last phrase and its answer away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the change again that was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the selected notes, or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected notes, or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste notes at the playhead, or text at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dupl&amp;icate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the selected notes right behind themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select every note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select no note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transpose &amp;Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes a semitone up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transpose &amp;Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes a semitone down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Octave Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes an octave up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Octa&amp;ve Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes an octave down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes a grid step earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes a grid step later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;horter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes a grid step shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lon&amp;ger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes a grid step longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loude&amp;r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So&amp;fter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quantise to Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected notes, or all, onto the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too&amp;l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Select Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select, move and resize notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Draw Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw notes in the active voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Erase Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a Descant project, a MIDI or a MusicXML file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unsaved Songs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore what was not saved when Descant ended unexpectedly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the song under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a MIDI, karaoke or MusicXML file as a new song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the song for other programs, as MIDI or MusicXML with its words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Au&amp;dio…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what the song sounds like, as WAV, FLAC or OGG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop Expor&amp;ting Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up the sound file that is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Pa&amp;ges…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the engraved score as PDF, SVG or PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the engraved score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave Descant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Harmonize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the other voices under the melody of the active voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repaint Selected Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something else where the selected notes are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Pitches for &amp;Selected Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected notes other pitches; their rhythm and words stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaint &amp;Words and Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other notes where the selected ones are, and other words in their lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Words and Pitch&amp;es</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other pitches for the selected notes, and other words in their lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the candidate above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the candidate below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;isten to Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the song with the candidate in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;A/B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back and forth between the song without and with the candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accep&amp;t Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the candidate into the song, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the shown candidate away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard A&amp;ll Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw every candidate away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from M&amp;y MIDI…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a new model learn to play on as your own MIDI files do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My &amp;Own Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models that learned from your own files; remove what is not wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every shortcut in one list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Descant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licence, models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lyrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go On Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the model write words from the cursor on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words for &amp;Melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line for each phrase of the selected notes, to be laid under them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rewrite Line or Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other words for the selected ones, or for the cursor&apos;s line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Proposed Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the model; what is there stays to choose from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ticked lines into the song, as one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept up to the &amp;Cursor&apos;s Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ticked lines as far as the cursor&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tick the Line or Not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the cursor&apos;s line of what is proposed, or leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take none of the proposed words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the proposal above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the proposal below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ctions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert &amp;Verse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a verse at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert &amp;Chorus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a chorus at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert &amp;Bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a bridge at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Divide Word…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say into which syllables the cursor&apos;s word is divided, in every song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Behind the Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show no colours behind the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surprise of Each &amp;Character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how surprising each character is to the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surprise of Each &amp;Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how surprising each word is to the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;A Unit of the Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what one unit of the network does over the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lay under Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the words under the selected notes, or under all of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay All &amp;Verses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put each verse under the same notes, one below the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes &amp;for Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a melody for the lines that have no notes, from the playhead on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write under Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write words under the selected note, and go on from note to note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Syllables &amp;Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected syllable and what follows go back by a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Syllables La&amp;ter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected syllable and what follows go on by a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xtend Syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sing the selected syllable on one more note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;horten Syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sing the selected syllable on one note less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;kip Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the note without words; its syllable goes to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split Syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make two syllables of the selected one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join Syllables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one syllable of the selected one and the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sing with &amp;Next Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sing the selected syllable and the next word on one note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Words &amp;off Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the words off the selected notes; they stay in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sing&amp;ability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next place that will trouble a singer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the place before that will trouble a singer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mend Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do what the chosen finding offers; it can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn L&amp;yrics from My Texts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a new artist learn to write as your own texts do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record what is played on the MIDI keyboard into the active voice, or end it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep What Was Played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what was just played into the active voice, though nothing recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordin&amp;g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overdub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is recorded comes beside what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is recorded takes the place of what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quantise While Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put what is played onto the grid at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise &amp;Lengths Too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where notes end goes onto the grid as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Count In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count a bar, or what Count-In says, before recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clic&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the metronome while recording, also when it is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pre-Roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the bar before the place where recording begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the take before in the place of the one in the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the next take in the place of the one in the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the song stands, write played notes at the playhead, one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from the playhead, or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and go back to where playing began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;Beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the playhead to the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the loop; without one, the selected notes or the whole song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Metronome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on every beat while playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Count-In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is counted before playing begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;1 Bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;2 Bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;4 Bars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One bpm faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sl&amp;ower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One bpm slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sp&amp;eed of Playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays faster or slower; the song&apos;s tempo stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soun&amp;d…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soundfont, reverb and loudness of the built-in sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;utput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;vices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI inputs and outputs, clock, latency, and controllers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Le&amp;arn Controller…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a knob of a MIDI controller work the slider that has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;Notes Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence every hanging note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See less time, larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See more time, smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to &amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the whole song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows La&amp;rger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See fewer pitches, larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows S&amp;maller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See more pitches, smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follo&amp;w the Playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the page while playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow Smoothl&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run past the playhead instead of turning the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;nes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the words beneath the notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how loud the notes are, beneath them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the lanes higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the lanes lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of &amp;All Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the words of every voice, not of the active one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;wo Staves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show soprano and alto, and tenor and bass, on a staff together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See less of the page, larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See more of the page, smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Wide as the &amp;Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the page as wide as its panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rese&amp;t Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every panel back in its first place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V&amp;oice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a voice to the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the active voice and its notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the voice above the active one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the voice below the active one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence the active voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Solo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear only the soloed voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mi&amp;xer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument, output, channel, volume and pan of every voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ll Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every voice sung: choir aahs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every voice on the church organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every voice by the strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every voice on the piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected Notes to &amp;This Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected notes to the active voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlongPanel</name>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model plays on and on from the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play a phrase on the keyboard; when you pause, the model answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accompany</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play a melody on the keyboard; the model writes the lower voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model that streams and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature of playing along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 always takes the likeliest note; 1 is as the model learned; above is wild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below 0 the model plays fewer notes, above 0 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many bars are made before they are heard: more are safer on a slow machine, with fewer the sliders are heard sooner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest after which a phrase is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After such a rest the phrase is over, and the model answers at the next bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the lower voices sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar behind: the voices of each bar sound during the next, and are written under the melody. With the melody: they are guessed ahead from what was played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the phrases and answers into the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the last phrase and its answer away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of playing along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a model play on, answer your keyboard, or accompany your melody.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AudioExport</name>
    <message>
        <source>WAV sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OGG sound file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound file is still being made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound file was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {count} files to {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making {name}… {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound file is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound file is still being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole song, {length} long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voices that sound ({names}), {length} long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Audio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AudioExportDialog</name>
    <message>
        <source>Export Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV (uncompressed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC (compressed, nothing lost)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OGG Vorbis (small)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bits} bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normalise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the loudest moment to 1 dB below full scale; takes twice as long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file for &amp;each voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside one another they sound as the whole does; for mixing elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CandidatesPanel</name>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model proposes appears here,
and as ghost notes on the roll.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A/B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no candidate: press Harmonize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is still writing this candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the song with this candidate in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B: with the candidate.  A: without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into the song, as one step that can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw this candidate away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlsPage</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From &amp;any input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A control works whichever input it comes from, such as after a change of port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pick up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A knob takes over only where it meets the value, so that nothing jumps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Learn, then move a knob or press a button. Or right-click a slider, or press the key of Learn Controller while it has the focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How {what} is worked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the values of the control are to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No control works it any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a knob…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knob or fader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endless, 1 and 127</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endless, 65 and 63</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endless, 1 and 65</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each press</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On and off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Tempo of the followed clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} (notes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} (words)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move a knob or press a button to work “{what}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a controller and move a knob to work “{what}”; there is no MIDI input that is listened to now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock {bpm} bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learn Controller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Free from {control}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Controllers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{what}” is worked by controller {number} on channel {channel} of “{source}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{what}” is free now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicesDialog</name>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Controllers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no audio device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no audio device either; make a sound file to hear the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in sound plays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows shows no MIDI device now. Connect a keyboard or a synth, or make a port with loopMIDI: it appears here at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macOS shows no MIDI device now. Connect a keyboard or a synth: it appears here at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no MIDI system on this machine now, neither ALSA&apos;s sequencer nor JACK; “descant doctor” says how to get one. Ports appear here at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Hide this panel (View &gt; Panels shows it again)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide {panel}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message>
        <source>Proposed words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick every line, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop writing; what is there stays to choose from (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ticked lines into the song (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To Cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ticked lines up to the cursor&apos;s (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take none of it (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kept} of {all} new lines ticked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was copied yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engraving</name>
    <message>
        <source>PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {first} … {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not answer; export the pages as PDF instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engraving the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engraving…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileWork</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model of melodies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What gives notes pitches: for New Pitches and for Notes for Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 always takes the likeliest note; 1 is as the model learned; above is wild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many harmonisations to choose from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the model goes over the notes again; Auto is the model&apos;s own number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another result each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the dice: another fixed seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Pitches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaint words too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melodies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the other voices under the melody of the active voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the model; what is finished stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something else where the selected notes are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the selected notes other pitches; rhythm and words stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaint and New Pitches write other words too, in the lines on these notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model pack was found. Help &gt; About says where packs are looked for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Generating</name>
    <message>
        <source>There is no voice to write notes in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate {number} is in the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on {corpus}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being loaded…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the notes to write anew first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that writes lyrics is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed, so nothing can be harmonised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being written…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nats:.2f} nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nats: how surprised the model is by a sixteenth; lower is likelier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed: {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model: {pack}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voice}, bars {first} to {last}: also in {corpus}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidate {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For an older version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars {first} to {last} stand in “{index}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no candidate: press Harmonize</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Double-click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note, or delete the one there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it; with Ctrl a copy, with Alt off the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an edge of a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it longer or shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag on free ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select; with Shift in addition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll; with Shift in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in time; with Shift in pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag along the top of the ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note after the selected one, or at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Left, Alt+Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected notes by a tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the selected notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the gesture back, or select no note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click under a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write words there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab while writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note after, the note before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space while writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>- while writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next syllable of the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>_ while writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more note for the syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+_ while writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two syllables on one note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Enter while writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new line of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, Down while writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another verse under the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay it and what follows under other notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag in the velocity lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar louder or softer; from free ground a straight line through many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the border of a lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it higher; a double-click: as high as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the ticked lines of proposed words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take them up to the cursor&apos;s line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a proposed line, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop writing, then reject the proposed words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{how} (proposed words)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridChoice</name>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note value that notes snap to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/8 triplet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/16 triplet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/32</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeldOutCurve</name>
    <message>
        <source>How well the texts or pieces held back are foretold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before:.3f} before, {now:.3f} now, {best:.3f} at best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first figure comes after some steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before {value:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now {now:.3f}, best {best:.3f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstrumentChoice</name>
    <message>
        <source>Drum Kit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstrumentSearch</name>
    <message>
        <source>Instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>Acoustic Grand Piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bright Acoustic Piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electric Grand Piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Honky-tonk Piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electric Piano 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electric Piano 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harpsichord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clavinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Celesta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glockenspiel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music Box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vibraphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xylophone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tubular Bells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dulcimer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawbar Organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percussive Organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rock Organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Church Organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reed Organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accordion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tango Accordion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nylon Guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steel Guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jazz Guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean Guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted Guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdriven Guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distortion Guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guitar Harmonics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acoustic Bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingered Bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked Bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fretless Bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slap Bass 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slap Bass 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Bass 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Bass 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viola</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cello</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrabass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tremolo Strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pizzicato Strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orchestral Harp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timpani</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>String Ensemble 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>String Ensemble 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Strings 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Strings 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choir Aahs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice Oohs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orchestra Hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trumpet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trombone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted Trumpet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French Horn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brass Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Brass 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Brass 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soprano Sax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alto Sax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenor Sax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baritone Sax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oboe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English Horn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bassoon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clarinet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piccolo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan Flute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blown Bottle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shakuhachi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ocarina</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sawtooth Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calliope Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chiff Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charang Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fifths Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bass and Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Age Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polysynth Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choir Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bowed Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metallic Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halo Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soundtrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atmosphere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goblins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Echoes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sci-fi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Banjo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shamisen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Koto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kalimba</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bagpipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fiddle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shanai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tinkle Bell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agogo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steel Drums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taiko Drum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melodic Tom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Drum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse Cymbal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guitar Fret Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breath Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seashore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bird Tweet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone Ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helicopter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gunshot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chromatic Percussion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guitar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ensemble and Choir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synth Effects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>World</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percussive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound Effects</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>As the &amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descant speaks {language} from its next start on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnDialog</name>
    <message>
        <source>Choose a folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn Lyrics from My Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from My MIDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new artist learns from your own texts (.txt, .md) and stands in the list of artists then. All of it happens on this machine; nothing leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new model learns to play on as your own MIDI files do. All of it happens on this machine; nothing leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of text files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of MIDI files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;iles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As whom the artist is listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace the model of that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The artists of this model are beside the new one afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the new model can do before it learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usually {low} to {high} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bits a character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Begin from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files in {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go On in the Backgr&amp;ound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is still being learned; wait for it, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningSentences</name>
    <message>
        <source>{texts} with {words} words to learn from; {held} with {held_words} words are held back, to measure by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pieces} with {notes} notes to learn from; {held} with {held_notes} notes are held back, to measure by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 piece or part of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pieces or parts of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being cancelled…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being loaded…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, at most {minutes} minutes left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, at most a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. You can go on working meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{after:.2f} bits a character where it was {before:.2f}, lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{after:.2f} nats a note where it was {before:.2f}, lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning did not help: nothing foretold the texts held back better, so “{title}” writes as any artist does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning did not help: nothing foretold the music held back better, so “{title}” plays as the model it began from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is in the list of artists. It foretells the texts held back better: {figures}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is among the models of Play Along and of melodies. It foretells the music held back better: {figures}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other artists beside it write a little otherwise than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes lyrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays music on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes lyrics as {artist}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LyricsEditor</name>
    <message>
        <source>Words of the song</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LyricsPane</name>
    <message>
        <source>Write the song&apos;s words here,
or choose an artist and press Write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections, and what is shown behind the words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong inside Descant; the song is as it was. Save it, and see {log} for the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools and transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play Along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Singability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the model engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own models go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model engine starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model engine ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model engine restarting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model engine stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 note selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} notes selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MannerPanel</name>
    <message>
        <source>Any artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose manner to write in; type a part of a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the artist leads: 0 not at all, 1 as learned, more exaggerates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 always takes the likeliest character; 1 is as learned; above is wild</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More wishes: second artist, rhyme, syllables, length, seed; what comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syllables are whole numbers from 1 to {most}, such as 8 6 8 6, at most {lines}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rhyme scheme is a letter for each line, such as ABAB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model writes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be blended with the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the first artist alone (left) to the second alone (right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters to write at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rhyme scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A letter for each line: lines with one letter rhyme, X is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any, or such as 8 6 8 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syllables of the lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each line of a stanza, again from the first where they end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many as notes selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line gets as many syllables as the selected notes can take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original lines only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line in which eight words running stand in the training text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals for a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many to choose from when a line is rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed with the same wishes writes the same; below 0 a random one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw the dice: another fixed seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rhyme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syllables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Margin</name>
    <message>
        <source>Syllables of each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to keep this line or to leave it out (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 syllable is sung in this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} syllables are sung in this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected notes take {notes}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MixerDialog</name>
    <message>
        <source>Mixer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All voices:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Organ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Strings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Piano</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mixing</name>
    <message>
        <source>Instrument of All Voices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextPlot</name>
    <message>
        <source>Likeliest next characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may come next at the cursor appears here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next comes {name}: {now:.1f} % at temperature {temperature:.2f}; the line is at {plain:.1f} %, temperature 1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnModelsDialog</name>
    <message>
        <source>My Own Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo Removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none. “Learn from My Texts” in the Lyrics menu and “Learn from My MIDI” in the Generate menu make one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnVoices</name>
    <message>
        <source>Show how the learning goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is still being learned. Stop learning and close?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was learned so far is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go On Learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{title}” is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of Descant came without its training programs, so nothing can be learned; install it from its wheel or run it from a checkout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed that could go on learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an artist “{title}” in the model it begins from; name the new one otherwise, or begin from another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It would replace the model it begins from; name it otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have a model “{name}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning “{title}” {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageSync</name>
    <message>
        <source>Edit Words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Playing</name>
    <message>
        <source>There is nothing to repeat yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlayingAlong</name>
    <message>
        <source>Your phrases and the answers are in the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no voice to play in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No MIDI keyboard is connected, so nothing can be heard. Connect one, or look at Transport &gt; Devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that can play on is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that harmonises is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on {corpus}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer to keep yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting the model ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is behind; the last bar is repeated until it is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model answers at the next bar…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening: play a phrase, then pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing; the sliders take effect with the next bar that is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening: play a melody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer {latency:.2f} s after your last note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(model {model:.2f} s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last bar took the model {model:.2f} s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>Delete Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PortsPage</name>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is played sounds on the active &amp;voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the keyboard is recorded and learned from, but is not played through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bpm} bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clock comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the clock of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How late what is played comes; recording puts it right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no MIDI input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main output: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays whatever names no output of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send clock to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How late it sounds; the other outputs wait for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows has no virtual MIDI ports of its own. To connect a program on this machine, make a port with loopMIDI; it is listed here at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Descant (virtual port)” is Descant&apos;s own: tick or choose it, and other programs on this machine can be connected to it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Unsaved Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without saving, the changes are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files are there already. Replace them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files ({patterns})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Proposals for the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for other proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the chosen one into the song (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the line as it was (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the line as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} syllables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nats:.2f} nats a character</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>Select the notes of a melody, or draw some: words are written for {most} phrases at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is a heading; put the cursor into a line of words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that writes lyrics is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines are to have as many syllables as notes are selected, but none is: select some, or untick that wish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{notes} notes are selected; a line takes 30 syllables at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else was found that fits here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the model the text is at its end here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the harmonies…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is being loaded…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlined words stand in a training text; point at them for which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coloured words are no part of the song yet: Enter takes the ticked lines, Space ticks a line, Escape takes none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingAids</name>
    <message>
        <source>mean {mean:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{nats:.2f} nats of surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r = {r:+.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{r:+.2f} with {feature}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {layer}, unit {number}: correlation {r:+.2f} with {feature}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activation {value:+.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These {count} words stand in a training text of the model “{index}”: {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These {count} words stand in {of}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Show nothing behind the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a unit that follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the unit of the network that follows this best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find one that follows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer of the network, the first reads the characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the unit in its layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≥ {nats} nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the length of the line so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rhyme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quotation marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the length of the word so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capital letters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordingIn</name>
    <message>
        <source>Played notes are written at the playhead, as long as the grid says; the pedal is a rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No MIDI keyboard is connected, so nothing can be heard. Connect one, or look at Transport &gt; Devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count} takes are in the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {chosen} of {count} is in the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other Takes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End &amp;Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise While Recording is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one take at most</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>There are no unsaved songs of an earlier time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for unsaved songs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song is as it was at its last edit; it is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Unsaved Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the unsaved edits of “{name}” for good?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved Songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descant ended before these were saved. Restoring opens a song as it was at its last edit; the file on the disk stays as it is until you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved songs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RollView</name>
    <message>
        <source>Piano roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click to write a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drag with the draw tool (key 2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R records a MIDI keyboard, Ctrl+O opens a song or a MIDI file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then press Harmonize to hear four voices.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoreView</name>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScrollBars</name>
    <message>
        <source>Scroll in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll in pitch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A MIDI file knows major and minor only; other modes became major.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A count of tunes on the card of {folder} is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sound file is still being made; wait for it, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A syllable that is sung by several voices at once is written for the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text is still being written; stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABC notation cannot hold {join}; the song is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accompany</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Takes Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every voice with notes is muted, so there is nothing to hear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything there is locked, or too short to be repainted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything there is locked; unlock some of it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend Syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish what you are doing with the mouse first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It declares entities, which are refused because they can do harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on for longer than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a bar that is longer than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has more elements than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has more measures than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has more notes than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has more than {max_voices} parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has more than {max_voices} voices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is an archive of more files than a score has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in a character set that cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than {value} MB and was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than {value} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no MusicXML score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no whole XML document ({what}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no whole compressed MusicXML file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is packed in a way that is not used for music.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It refers to another file, which is not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its elements lie too deep in each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join Syllables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay All Verses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay Under Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn in the window of Descant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning ended without a result, and nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning failed and nothing was written; the log says more ({log_file}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning needs the package {partition}, which is not installed, so nothing was learned; install Descant again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning was ended from outside, perhaps for want of memory; nothing was written. Close other programs, or give fewer files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legato</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the sound file ended unexpectedly, so there is none; the song is safe. Try again, or another soundfont.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark to Rewrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Midi Through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Syllables Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Syllables Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No audio device answered, so the built-in sound stays silent; playing goes on without it. Connect one, or choose a MIDI output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that can accompany is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that can answer is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that can play on is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that writes lyrics is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note begins there or after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part has a note there or after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pitch of {name} lies within the range of the {role}; widen the range or choose another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words lie under the selected notes; lay some there, or ask for Words for Melody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words were found that fit; try another artist or temperature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No {family} model is installed in {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the selected notes is of a soprano, alto, tenor or bass voice; give their voice one of these parts, and repaint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the song&apos;s voices is soprano, alto, tenor or bass; give them these parts, or choose a model of another family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes for Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes for words are written in a soprano, alto, tenor or bass; choose such a voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written to {folder} ({reason}), so nothing is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this text tells what follows the {follow}; write more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was played on a MIDI input since the last recording; play something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of its {len} tunes the first was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of its measures has more in it than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaint Words and Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which voice is meant: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the notes to repaint first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten Syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split Syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Words off Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That candidate is no longer there; ask for others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That candidate is still being made; wait for it, or cancel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is before the song&apos;s first bar or beyond its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too much at once: {max_lines} lines of {max_syllables} syllables at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That line is too long to be written anew at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That model is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI clock from “{following}” has stopped coming, so the music stopped. It plays again at the next start or continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI file goes on for longer than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI file has more than {max_tracks} tracks, which is more than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI file has more than {max_voices} voices, which is more than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI file has no track.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI file is cut off in its first bytes; nothing in it can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI file is damaged; no note in it could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI file says that a quarter note lasts 0 ticks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI file says that a second lasts 0 ticks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI input “{name}” could not be opened; another program may be using it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI input “{name}” has gone away; what was held on it has been let go of. It is used again as soon as it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI input “{name}” is there again and is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI output “{name}” could not be opened; another program may be using it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI output “{name}” does not answer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI output “{name}” has gone away; playing goes to the built-in sound until it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI output “{name}” is not there, so it gets no clock until it is; everything else goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MIDI output “{name}” is there and is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alphabet of {folder} does not fit its network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in sound needs a soundfont and found none; choose an .sf2 file in Transport &gt; Sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in sound needs the FluidSynth library, which is not on this machine; everything else works. On Debian and Ubuntu `sudo apt install libfluidsynth3` brings it, on macOS `brew install fluid-synth`; `descant doctor` says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card for {folder} is no JSON ({brief}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card of the index {path} is no JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card of {folder} does not say how long a step is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card of {folder} does not say what its tunes are like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card of {folder} has no vocabulary and conditions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card of {folder} has no vocabulary and list of artists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card of {folder} is not in order: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card {path} is no JSON ({brief}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The condition {name} on the card of {folder} is no list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine cannot be sent this request; your song is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine keeps stopping and is not started again until the next request; your song is as it was, the log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine said something unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped and is being started again; your song is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped in the middle of this; your song is as it was, try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engraver stopped unexpectedly, so the page view is not up to date; the song is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The family {brief} on {path} is unknown; known: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field &apos;kind&apos; on the card of {path} is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field &apos;parts&apos; on the card of {path} is for words alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field {name} on the card of {path} is no usable number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field {where} on {path} must be {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file beside {path} is no card of an index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds more than {all} events, which is more than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds {len} separate sequences; they follow one another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: {value} {listed} {value2} read as far as possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged; a part of it was passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} is no card of a model pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter in {path} has the wrong shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index {path} holds no filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index {path} is not the one on its card (wrong sha256).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index {path} is of another version; use a newer Descant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lower voices cannot be written: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The melody reaches to bar {bars}; the models work on songs of up to {max_bars} bars.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The melody&apos;s voice is no longer there; choose another voice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The melody&apos;s voice is no longer there; press Harmonize again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot answer this: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot be {what} ({reason}); nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot play on from here: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model failed ({kind}); {safe}, try again with other settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is playing already; stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is still at work; cancel it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no artist {name}{hint}; choose one from its list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no pitch from {lowest} to {highest}; widen the range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no tune with {alien} in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model knows no {name} {value}; it knows {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model plays along already; stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model sings no pitch of {spell} to {spell2} ({low}-{high}); give the {role} a range within {lowest}-{value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model stopped playing, as its engine failed; what it has played is in your song. You can start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} does not compare such pieces: a roll pack compares songs, a tune pack tunes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} found no line of {len} syllables; try another seed, artist or temperature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} has the units 0 to {value} in its layers 0 to {value2}; choose one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} knows no artists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} reads songs alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} reads texts alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} reads tunes alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {name} writes beginnings and ends of notes apart, so it cannot play on and on; choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s engine failed, so there is no answer; what you played is kept. Play again for another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s engine failed; what was played is in your song, and the lower voices go on when it is there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of {folder} has {keys} keys, not 88.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network on the card of {folder} is not usable: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes are no longer there; repaint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers of bars on the card of {folder} are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output “{name}” is not there; the metronome clicks where the song goes until it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output “{name}”, which voices of this song name, is not there; they {instead} until it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack {path} has the version {brief}, this program reads {version}; use a newer Descant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The player stopped unexpectedly and was started again; the score is safe, and you can press Play again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repeats are written out: {len} measures became {len2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score cannot be engraved; the song is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score cannot be saved, because {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score cannot be saved: it goes on for more than 559,000 quarter notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score cannot be saved: it has more than {max_voices} voices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score cannot be saved: it is too large for a project file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The score is too long to be written as notation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings in {path} are damaged; the defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read; the defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were damaged; the defaults are used, the old file is {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sha256 on {path} is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song has no project file yet; save it under a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song is too long for a WAV file, which holds 4 GB; choose FLAC or OGG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The song lasts more than six hours, which is too long for a sound file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The soundfont that comes with Descant is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The soundfont “{font}” is damaged, or is of an unknown kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The soundfont “{path}” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The soundfont “{path}” is cut off: a part of it is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The soundfont “{path}” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {alien} in {weights_path} is none of the network on the card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {brief} in {path} holds values that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {name} has a type that a pack cannot hold ({dtype}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {name} has values too large for float16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {name} holds values that are not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {name} in {weights_path} has the shape {list}, the network on the card needs {list2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor {name} is missing in {weights_path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training program does not start ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tune has no key (a line K:), so it is no whole tune.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tune “{title}” in {shown} cannot be read: {tune}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary or conditions of {folder} do not fit its network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vocabulary or the artists of {folder} do not fit its network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice that was played is no longer there; undo its removal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice “{name}” has no notes; write or open a melody first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice “{name}” has notes that sound together; its highest notes are harmonised, all of them stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {path} are no safetensors file ({brief}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {path} are not those that the card names (wrong sha256); install the pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {path} hold a tensor {brief} of an unknown type ({brief2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are others by now; repaint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {role} is no longer there; repaint again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} file {path} cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} file {path} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {what} file {path} is too large ({size} bytes, at most {most}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no lines without notes; write some words first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no notes to make a sound file of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no notes yet; write or open a melody first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are notes in {len} voices ({names}{more}); say which one is the melody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is another model {name} by now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no MIDI input named “{name}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no MIDI output named “{name}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer to keep yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no index of a training corpus to hold the lines against; install Descant again, or write without asking for original lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model pack {name}; installed: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no part in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no passage to write into {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no score in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text yet to look at a unit over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no tune in ABC notation in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {value} in this song; harmonise it first, or give a voice that part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this; ask for fewer candidates, a shorter melody or a smaller model; {safe}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing but drums in the song; the models know none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing but drums to go on from; the models know none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in the song that the model can hear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little in the piece to score it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These lines have no syllables that can be sung.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be harmonised: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be repainted: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be written: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy of Descant came without its training programs, so nothing can be learned; install it from its wheel or run it from a checkout (&apos;descant doctor&apos; says more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no MIDI file, or its header is destroyed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no MIDI file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no possible name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept for an unexpected end, because {why}; save the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept for an unexpected end; save the song.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verses lie on the same notes: the MIDI file has their syllables one after another at each note, which other programs may show mixed; a MusicXML file keeps them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights cannot be stored as {store}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is packed in it is larger than a score can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was played could not be written: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With all repeats it has more notes than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With all repeats it is longer than can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have a pack {name} already; choose another name, or replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of its path is not a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would be too large for this disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>permission is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system gives no reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} {plural} of the file are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} {plural} of the file {value} not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} {value} of the file are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} Playing goes to the built-in sound until it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} The last good copy is kept at “{copy}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moved} of {len} notes {value} elsewhere in the file, because notation has no such times; the song is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moved} of {len} notes {value} up to {furthest} elsewhere in the file, because notation has no such times; the song is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be opened, because {broken}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a damaged text; save it again as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a pack that came with Descant; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is longer than {max_word_characters} characters of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no name for a pack: letters, digits, dot and hyphen, at most {max_name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no name for a pack: letters, digits, dot and hyphen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no text: name a file of plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was saved by a newer Descant (project version {schema}, this one reads up to {schema2}); it is unharmed, and a newer Descant can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{notes} without an instrument became a snare drum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{several} inside a longer note of the same pitch and voice will end otherwise when the MIDI file is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} cannot be opened: Descant opens {listed} files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} cannot be written: Descant writes {listed} files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} could not be opened, because {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} could not be saved, because a folder has that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} could not be saved, because it is write-protected; save under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} could not be saved: it is a device, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} has no tune in it: none begins with “X:”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} has {last} tunes; there is no tune {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is a device, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is larger than {value} MB and was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is larger than {value} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no text in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stem} is no name for an index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{syllables} on no note could not be written to the MIDI file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{too_low} note{value} below C0, the lowest that MusicXML has, {value2} an octave higher in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} control event{value2} (pedal, bend, volume and the like) {value3} not in the MusicXML file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} on no note could not be written to the MusicXML file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} sung by several voices at once are written for the first of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{charset}” is no known character set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” could not be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is no soundfont.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is still being learned; wait for it, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Singability</name>
    <message>
        <source>Choose a finding first: Lyrics &gt; Singability lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no simple remedy for this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words or notes are others by now; look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words are laid under notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” is spoken with its weight on “{text}”, but “{other}” has the stronger beat ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{other}” has the strong beat ({where}) rather than “{text}” beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” has {count} notes ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” has {count} notes, {rate} a second ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} syllables from “{text}” on come at {rate} a second ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” leaps {size} semitones up ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}” leaps {size} semitones down ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” lies above the range of “{voice}” ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} notes from “{text}” on lie above the range of “{voice}” ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” lies below the range of “{voice}” ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} notes from “{text}” on lie below the range of “{voice}” ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From “{first}” on there is no rest to breathe for {seconds} seconds; one could be after “{text}” ({where}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar {bar}, beat {beat}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bar {bar}, after beat {beat}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold One Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join Syllables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make Room for a Breath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Syllables Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Syllables Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move by an Octave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SingabilityPanel</name>
    <message>
        <source>Stress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melisma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will trouble a singer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here will trouble a singer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay words under notes; what will trouble a singer is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a finding first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no simple remedy for this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SongFiles</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descant project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MusicXML file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed MusicXML file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Karaoke file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABC tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear the List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {name}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another soundfont: an .sf2 or .sf3 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use &amp;Descant’s Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output of the metronome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a synth without drums: click on the built-in sound instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soundfont</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reverb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Metronome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metronome o&amp;n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Usual Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descant’s own (TimGM6mb)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gain} dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output of the song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sounding</name>
    <message>
        <source>Nothing was changed; choose an .sf2 or .sf3 file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Soundfont</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soundfonts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>{number} (drums)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume, 0 to 127; a double click puts it to 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left to right; a double click puts it to the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output of Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R {by}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyllableEditor</name>
    <message>
        <source>Syllable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab: next note; Space: next word; -: next syllable; _: one more note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyllableLane</name>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click under a note to write words, or press F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not under notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} syllables have no note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportPanel</name>
    <message>
        <source>Position in bars, beats and sixteenths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bar . beat . sixteenth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position in minutes and seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes : seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo at the playhead, in quarter notes a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the notes sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport &gt; Speed of Playing changes it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VelocityLane</name>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceEditing</name>
    <message>
        <source>Add Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A song keeps at least one voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soprano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceRow</name>
    <message>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soprano</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Melody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the voice {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instrument of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the voice is to the others; the model goes by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename Voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicesPanel</name>
    <message>
        <source>Add a voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the active voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixer: instrument, output, channel, volume and pan of every voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A song keeps at least one voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the active voice and its notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Verse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept or reject the proposed words first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words yet to lay under notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the cursor into a word of the text to divide it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word is divided as before: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too long for the words of one song; nothing was pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that writes lyrics is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words are being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words are proposed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsOnNotes</name>
    <message>
        <source>Words are written under notes: draw some first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no notes to lay words under.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words to lay: write some first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 syllable laid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} syllables laid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 found no note: it is in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found no note: they are in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 note is without words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} notes are without words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 syllable has no note any more: it is in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} syllables have no note any more: they are in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This syllable cannot be divided or joined so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note with words is selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>Divide Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syllables of “{word}”, with hyphens between them.
By the rules it is {rules}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
