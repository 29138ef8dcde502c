<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Descant</source>
        <translation>关于 Descant</translation>
    </message>
    <message>
        <source>A studio for writing songs with local models.
Everything runs on this machine, offline.  MIT licence.</source>
        <translation>用本地模型写歌的工作室。
一切都在本机离线运行。MIT 许可。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Play Alon&amp;g</source>
        <translation>协同演奏(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Stream</source>
        <translation>持续演奏(&amp;S)</translation>
    </message>
    <message>
        <source>Let the model play on and on from the playhead or the selected notes</source>
        <translation>让模型从播放头或所选音符开始一直演奏下去</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>应答(&amp;A)</translation>
    </message>
    <message>
        <source>Play a phrase on the keyboard; when you pause, the model answers</source>
        <translation>在键盘上弹一个乐句；停顿时由模型应答</translation>
    </message>
    <message>
        <source>A&amp;ccompany</source>
        <translation>伴奏(&amp;C)</translation>
    </message>
    <message>
        <source>Play a melody on the keyboard; the model writes the lower voices</source>
        <translation>在键盘上弹旋律；模型写出下方声部</translation>
    </message>
    <message>
        <source>&amp;Keep Answers</source>
        <translation>保留应答(&amp;K)</translation>
    </message>
    <message>
        <source>Put the phrases and the answers into the song, as one step</source>
        <translation>把乐句和应答作为一步写入乐曲</translation>
    </message>
    <message>
        <source>&amp;Discard Last Answer</source>
        <translation>丢弃最后的应答(&amp;D)</translation>
    </message>
    <message>
        <source>Throw the last phrase and its answer away</source>
        <translation>丢弃最后的乐句和它的应答</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次更改</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do the change again that was taken back</source>
        <translation>重做刚撤销的更改</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>Cut the selected notes, or text</source>
        <translation>剪切所选音符或文字</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected notes, or text</source>
        <translation>复制所选音符或文字</translation>
    </message>
    <message>
        <source>Cop&amp;y as Picture</source>
        <translation>复制为图片(&amp;Y)</translation>
    </message>
    <message>
        <source>Put a picture of the selected notes on the clipboard</source>
        <translation>把所选音符的图片放到剪贴板</translation>
    </message>
    <message>
        <source>Copy as &amp;MIDI File</source>
        <translation>复制为 MIDI 文件(&amp;M)</translation>
    </message>
    <message>
        <source>Put the selected notes, or the song, on the clipboard as a MIDI file</source>
        <translation>把所选音符或整首乐曲作为 MIDI 文件放到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Paste notes at the playhead, or text at the cursor</source>
        <translation>在播放头处粘贴音符，或在光标处粘贴文字</translation>
    </message>
    <message>
        <source>Dupl&amp;icate</source>
        <translation>重复(&amp;I)</translation>
    </message>
    <message>
        <source>Repeat the selected notes right behind themselves</source>
        <translation>紧接其后重复所选音符</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the selected notes</source>
        <translation>删除所选音符</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select every note</source>
        <translation>选择所有音符</translation>
    </message>
    <message>
        <source>Select &amp;None</source>
        <translation>取消选择(&amp;N)</translation>
    </message>
    <message>
        <source>Select no note</source>
        <translation>不选择任何音符</translation>
    </message>
    <message>
        <source>Not&amp;e Entry</source>
        <translation>音符输入(&amp;E)</translation>
    </message>
    <message>
        <source>Write notes by keys: A to G, 1 to 7 for note values, 0 for a rest</source>
        <translation>用按键写音符：A 到 G，1 到 7 为时值，0 为休止</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>音符(&amp;N)</translation>
    </message>
    <message>
        <source>Transpose &amp;Up</source>
        <translation>上移半音(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Transpose</source>
        <translation>移调(&amp;T)</translation>
    </message>
    <message>
        <source>Selected notes a semitone up</source>
        <translation>所选音符升高半音</translation>
    </message>
    <message>
        <source>Transpose &amp;Down</source>
        <translation>下移半音(&amp;D)</translation>
    </message>
    <message>
        <source>Selected notes a semitone down</source>
        <translation>所选音符降低半音</translation>
    </message>
    <message>
        <source>&amp;Octave Up</source>
        <translation>上移八度(&amp;O)</translation>
    </message>
    <message>
        <source>Selected notes an octave up</source>
        <translation>所选音符升高八度</translation>
    </message>
    <message>
        <source>Octa&amp;ve Down</source>
        <translation>下移八度(&amp;V)</translation>
    </message>
    <message>
        <source>Selected notes an octave down</source>
        <translation>所选音符降低八度</translation>
    </message>
    <message>
        <source>&amp;Scale Step Up</source>
        <translation>音阶上行一级(&amp;S)</translation>
    </message>
    <message>
        <source>Selected notes to the next step of the key</source>
        <translation>所选音符移到调内的上一级</translation>
    </message>
    <message>
        <source>Scale Ste&amp;p Down</source>
        <translation>音阶下行一级(&amp;P)</translation>
    </message>
    <message>
        <source>Selected notes to the step of the key below</source>
        <translation>所选音符移到调内的下一级</translation>
    </message>
    <message>
        <source>&amp;Transpose…</source>
        <translation>移调(&amp;T)…</translation>
    </message>
    <message>
        <source>By any interval or by steps of the key; with the key, if wanted</source>
        <translation>按任意音程或调内音级；需要时连同调号</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>移动(&amp;M)</translation>
    </message>
    <message>
        <source>Move &amp;Earlier</source>
        <translation>前移(&amp;E)</translation>
    </message>
    <message>
        <source>Selected notes a grid step earlier</source>
        <translation>所选音符提前一个网格</translation>
    </message>
    <message>
        <source>Move &amp;Later</source>
        <translation>后移(&amp;L)</translation>
    </message>
    <message>
        <source>Selected notes a grid step later</source>
        <translation>所选音符推后一个网格</translation>
    </message>
    <message>
        <source>A &amp;Tick Earlier</source>
        <translation>前移一刻(&amp;T)</translation>
    </message>
    <message>
        <source>Selected notes a tick earlier, off the grid</source>
        <translation>所选音符提前一个时钟刻，不对齐网格</translation>
    </message>
    <message>
        <source>A T&amp;ick Later</source>
        <translation>后移一刻(&amp;I)</translation>
    </message>
    <message>
        <source>Selected notes a tick later, off the grid</source>
        <translation>所选音符推后一个时钟刻，不对齐网格</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>长度(&amp;L)</translation>
    </message>
    <message>
        <source>Sh&amp;orter</source>
        <translation>缩短(&amp;O)</translation>
    </message>
    <message>
        <source>Selected notes a grid step shorter</source>
        <translation>所选音符缩短一个网格</translation>
    </message>
    <message>
        <source>Lon&amp;ger</source>
        <translation>延长(&amp;G)</translation>
    </message>
    <message>
        <source>Selected notes a grid step longer</source>
        <translation>所选音符延长一个网格</translation>
    </message>
    <message>
        <source>&amp;Legato</source>
        <translation>连奏(&amp;L)</translation>
    </message>
    <message>
        <source>Hold each note until the next of its voice begins</source>
        <translation>让每个音符持续到同声部的下一个开始</translation>
    </message>
    <message>
        <source>&amp;Trim to Next Note</source>
        <translation>修剪到下一音符(&amp;T)</translation>
    </message>
    <message>
        <source>End each note where the next of its voice begins</source>
        <translation>在同声部的下一个音符开始处结束</translation>
    </message>
    <message>
        <source>Give the notes this length</source>
        <translation>给音符这个长度</translation>
    </message>
    <message>
        <source>As the G&amp;rid</source>
        <translation>与网格相同(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Whole</source>
        <translation>全音符(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Half</source>
        <translation>二分音符(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Quarter</source>
        <translation>四分音符(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Eighth</source>
        <translation>八分音符(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Sixteenth</source>
        <translation>十六分音符(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Shape</source>
        <translation>形态(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>倒影(&amp;I)</translation>
    </message>
    <message>
        <source>Upside down: the highest and the lowest note change places</source>
        <translation>上下颠倒：最高音与最低音互换位置</translation>
    </message>
    <message>
        <source>Invert in &amp;Key</source>
        <translation>调内倒影(&amp;K)</translation>
    </message>
    <message>
        <source>Upside down by the steps of the key</source>
        <translation>按调内音级上下颠倒</translation>
    </message>
    <message>
        <source>&amp;Retrograde</source>
        <translation>逆行(&amp;R)</translation>
    </message>
    <message>
        <source>Back to front; words stay in their order</source>
        <translation>前后颠倒；词的顺序不变</translation>
    </message>
    <message>
        <source>&amp;Half as Long</source>
        <translation>缩短一半(&amp;H)</translation>
    </message>
    <message>
        <source>Notes and the time between them half as long: diminution</source>
        <translation>音符及其间隔缩短一半：减值</translation>
    </message>
    <message>
        <source>&amp;Twice as Long</source>
        <translation>延长一倍(&amp;T)</translation>
    </message>
    <message>
        <source>Notes and the time between them twice as long: augmentation</source>
        <translation>音符及其间隔延长一倍：增值</translation>
    </message>
    <message>
        <source>&amp;Stretch…</source>
        <translation>伸缩(&amp;S)…</translation>
    </message>
    <message>
        <source>Notes and the time between them as long as wanted</source>
        <translation>音符及其间隔变为所需的长度</translation>
    </message>
    <message>
        <source>Loude&amp;r</source>
        <translation>增强(&amp;R)</translation>
    </message>
    <message>
        <source>Selected notes louder</source>
        <translation>所选音符更响</translation>
    </message>
    <message>
        <source>So&amp;fter</source>
        <translation>减弱(&amp;F)</translation>
    </message>
    <message>
        <source>Selected notes softer</source>
        <translation>所选音符更轻</translation>
    </message>
    <message>
        <source>&amp;Quantise to Grid</source>
        <translation>量化到网格(&amp;Q)</translation>
    </message>
    <message>
        <source>Selected notes, or all, onto the grid</source>
        <translation>把所选音符或全部音符对齐到网格</translation>
    </message>
    <message>
        <source>Qua&amp;ntise…</source>
        <translation>量化(&amp;N)…</translation>
    </message>
    <message>
        <source>Onto a grid: how strongly, with which swing, beginnings or ends</source>
        <translation>对齐网格：强度、摇摆、起始或结束</translation>
    </message>
    <message>
        <source>&amp;Humanise…</source>
        <translation>人性化(&amp;H)…</translation>
    </message>
    <message>
        <source>Let notes stray in time and loudness, as a player does</source>
        <translation>让音符在时间和响度上略有偏差，如真人演奏</translation>
    </message>
    <message>
        <source>S&amp;plit at Playhead</source>
        <translation>在播放头处拆分(&amp;P)</translation>
    </message>
    <message>
        <source>Cut the notes that sound there in two</source>
        <translation>把在该处发声的音符一分为二</translation>
    </message>
    <message>
        <source>&amp;Join Repeated Notes</source>
        <translation>合并重复音符(&amp;J)</translation>
    </message>
    <message>
        <source>One held note of notes of one pitch that touch</source>
        <translation>把首尾相接的同音高音符合成一个</translation>
    </message>
    <message>
        <source>Remove &amp;Overlaps</source>
        <translation>去除重叠(&amp;O)</translation>
    </message>
    <message>
        <source>End each note where the next of its voice and pitch begins</source>
        <translation>在同声部同音高的下一个音符开始处结束</translation>
    </message>
    <message>
        <source>Remove &amp;Duplicates</source>
        <translation>去除重复(&amp;D)</translation>
    </message>
    <message>
        <source>Of notes that are there twice the longer stays</source>
        <translation>重复的音符中保留较长的</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>Note &amp;Value</source>
        <translation>时值(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Finer</source>
        <translation>更细(&amp;F)</translation>
    </message>
    <message>
        <source>The next smaller note value; of an adaptive grid, more lines</source>
        <translation>下一个更小的时值；自适应网格则线更密</translation>
    </message>
    <message>
        <source>&amp;Coarser</source>
        <translation>更粗(&amp;C)</translation>
    </message>
    <message>
        <source>The next larger note value; of an adaptive grid, fewer lines</source>
        <translation>下一个更大的时值；自适应网格则线更疏</translation>
    </message>
    <message>
        <source>&amp;Triplets</source>
        <translation>三连音(&amp;T)</translation>
    </message>
    <message>
        <source>Three notes of the grid in the time of two</source>
        <translation>两个网格的时间里放三个音符</translation>
    </message>
    <message>
        <source>&amp;Dotted</source>
        <translation>附点(&amp;D)</translation>
    </message>
    <message>
        <source>Notes of the grid half as long again</source>
        <translation>网格的音符延长一半</translation>
    </message>
    <message>
        <source>&amp;Adaptive</source>
        <translation>自适应(&amp;A)</translation>
    </message>
    <message>
        <source>The grid follows the zoom: the larger the notes, the finer the grid</source>
        <translation>网格跟随缩放：音符越大，网格越细</translation>
    </message>
    <message>
        <source>&amp;Snap to Grid</source>
        <translation>对齐网格(&amp;S)</translation>
    </message>
    <message>
        <source>Drawn and dragged notes go onto the grid; Alt turns it while it is held</source>
        <translation>绘制和拖动的音符对齐网格；按住 Alt 则相反</translation>
    </message>
    <message>
        <source>Too&amp;l</source>
        <translation>工具(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Select Tool</source>
        <translation>选择工具(&amp;S)</translation>
    </message>
    <message>
        <source>Select, move and resize notes</source>
        <translation>选择、移动音符并调整长度</translation>
    </message>
    <message>
        <source>&amp;Draw Tool</source>
        <translation>绘制工具(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Erase Tool</source>
        <translation>擦除工具(&amp;E)</translation>
    </message>
    <message>
        <source>Erase notes</source>
        <translation>擦除音符</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>Begin a new song</source>
        <translation>开始一首新乐曲</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a Descant project, or a MIDI, karaoke, MusicXML or ABC file</source>
        <translation>打开 Descant 工程，或 MIDI、卡拉OK、MusicXML、ABC 文件</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Unsaved Songs…</source>
        <translation>未保存的乐曲(&amp;U)…</translation>
    </message>
    <message>
        <source>Restore what was not saved when Descant ended unexpectedly</source>
        <translation>恢复 Descant 意外结束时未保存的内容</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the song</source>
        <translation>保存乐曲</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the song under another name</source>
        <translation>以另一个名称保存乐曲</translation>
    </message>
    <message>
        <source>&amp;Versions…</source>
        <translation>版本(&amp;V)…</translation>
    </message>
    <message>
        <source>Keep the song as it is now, and go back to how it was</source>
        <translation>保留乐曲现在的样子，或回到以前的样子</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Open a MIDI, karaoke, MusicXML or ABC file as a new song</source>
        <translation>把 MIDI、卡拉OK、MusicXML 或 ABC 文件作为新乐曲打开</translation>
    </message>
    <message>
        <source>I&amp;mport Report…</source>
        <translation>导入报告(&amp;M)…</translation>
    </message>
    <message>
        <source>Read what of the files that were opened was changed or left out</source>
        <translation>查看打开文件时有哪些内容被更改或舍去</translation>
    </message>
    <message>
        <source>Write the song for other programs: MIDI, karaoke, MusicXML, ABC or sound</source>
        <translation>为其他程序写出乐曲：MIDI、卡拉OK、MusicXML、ABC 或声音</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Export Au&amp;dio…</source>
        <translation>导出音频(&amp;D)…</translation>
    </message>
    <message>
        <source>Write what the song sounds like, as WAV, FLAC or OGG</source>
        <translation>把乐曲的声音写成 WAV、FLAC 或 OGG</translation>
    </message>
    <message>
        <source>Stop Expor&amp;ting Audio</source>
        <translation>停止导出音频(&amp;T)</translation>
    </message>
    <message>
        <source>Give up the sound file that is being made</source>
        <translation>放弃正在生成的音频文件</translation>
    </message>
    <message>
        <source>Export Pa&amp;ges…</source>
        <translation>导出乐谱页(&amp;G)…</translation>
    </message>
    <message>
        <source>Write the engraved score as PDF, SVG or PNG</source>
        <translation>把排版好的乐谱写成 PDF、SVG 或 PNG</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Print the engraved score</source>
        <translation>打印排版好的乐谱</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Leave Descant</source>
        <translation>离开 Descant</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Harmonize</source>
        <translation>配和声(&amp;H)</translation>
    </message>
    <message>
        <source>Write the other voices under the melody of the active voice</source>
        <translation>在当前声部的旋律下写出其他声部</translation>
    </message>
    <message>
        <source>&amp;Repaint</source>
        <translation>重写(&amp;R)</translation>
    </message>
    <message>
        <source>Write something else in the marked cells, or where selected notes are</source>
        <translation>在标记的单元格或所选音符处写出别的内容</translation>
    </message>
    <message>
        <source>New Pitches for &amp;Selected Notes</source>
        <translation>为所选音符换音高(&amp;S)</translation>
    </message>
    <message>
        <source>Give the selected notes other pitches; their rhythm and words stay</source>
        <translation>给所选音符换上别的音高；节奏和歌词不变</translation>
    </message>
    <message>
        <source>Repaint &amp;Words and Notes</source>
        <translation>重写词与音符(&amp;W)</translation>
    </message>
    <message>
        <source>Other notes where the selected ones are, and other words in their lines</source>
        <translation>所选音符处换成别的音符，相应歌词行换成别的词</translation>
    </message>
    <message>
        <source>New Words and Pitch&amp;es</source>
        <translation>换新的词与音高(&amp;E)</translation>
    </message>
    <message>
        <source>Other pitches for the selected notes, and other words in their lines</source>
        <translation>所选音符换成别的音高，相应歌词行换成别的词</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Stop the model</source>
        <translation>停止模型</translation>
    </message>
    <message>
        <source>Follow Chord Symbols</source>
        <translation>跟随和弦符号</translation>
    </message>
    <message>
        <source>What the models write in four parts leans to the song&apos;s chord symbols</source>
        <translation>模型所写的四部和声靠向乐曲的和弦符号</translation>
    </message>
    <message>
        <source>&amp;Previous Candidate</source>
        <translation>上一个候选(&amp;P)</translation>
    </message>
    <message>
        <source>Show the candidate above</source>
        <translation>显示上面的候选</translation>
    </message>
    <message>
        <source>&amp;Next Candidate</source>
        <translation>下一个候选(&amp;N)</translation>
    </message>
    <message>
        <source>Show the candidate below</source>
        <translation>显示下面的候选</translation>
    </message>
    <message>
        <source>L&amp;isten to Candidate</source>
        <translation>试听候选(&amp;I)</translation>
    </message>
    <message>
        <source>Play the song with the candidate in it</source>
        <translation>播放含有该候选的乐曲</translation>
    </message>
    <message>
        <source>Compare &amp;A/B</source>
        <translation>A/B 比较(&amp;A)</translation>
    </message>
    <message>
        <source>Go back and forth between the song without and with the candidate</source>
        <translation>在没有候选和有候选的乐曲之间来回切换</translation>
    </message>
    <message>
        <source>Accep&amp;t Candidate</source>
        <translation>接受候选(&amp;T)</translation>
    </message>
    <message>
        <source>Put the candidate into the song, as one step that can be undone</source>
        <translation>把候选作为可撤销的一步写入乐曲</translation>
    </message>
    <message>
        <source>Accept Active &amp;Voice Only</source>
        <translation>只接受当前声部(&amp;V)</translation>
    </message>
    <message>
        <source>Put the candidate&apos;s part for the active voice into the song</source>
        <translation>把候选中当前声部的部分写入乐曲</translation>
    </message>
    <message>
        <source>Accept &amp;Framed Part</source>
        <translation>接受框内部分(&amp;F)</translation>
    </message>
    <message>
        <source>Put the ghost notes in the last frame, or in the loop, into the song</source>
        <translation>把最后框选或循环区内的虚影音符写入乐曲</translation>
    </message>
    <message>
        <source>&amp;Discard Candidate</source>
        <translation>丢弃候选(&amp;D)</translation>
    </message>
    <message>
        <source>Throw the shown candidate away</source>
        <translation>丢弃所显示的候选</translation>
    </message>
    <message>
        <source>Discard A&amp;ll Candidates</source>
        <translation>丢弃全部候选(&amp;L)</translation>
    </message>
    <message>
        <source>Throw every candidate away</source>
        <translation>丢弃每一个候选</translation>
    </message>
    <message>
        <source>Learn from M&amp;y MIDI…</source>
        <translation>从我的 MIDI 学习(&amp;Y)…</translation>
    </message>
    <message>
        <source>Let a new model learn to play on as your own MIDI files do</source>
        <translation>让新模型学会像您自己的 MIDI 文件那样演奏</translation>
    </message>
    <message>
        <source>My &amp;Own Models…</source>
        <translation>我的模型(&amp;O)…</translation>
    </message>
    <message>
        <source>The models that learned from your own files; remove what is not wanted</source>
        <translation>从您自己的文件学成的模型；可移除不要的</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Find Command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>Do anything by typing some letters of its name; a number is a bar</source>
        <translation>输入名称中的几个字母即可做任何事；数字为小节</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Every command with its keys, to be searched and changed</source>
        <translation>所有命令及其按键，可搜索和更改</translation>
    </message>
    <message>
        <source>&amp;About Descant</source>
        <translation>关于 Descant(&amp;A)</translation>
    </message>
    <message>
        <source>Version, licence, models</source>
        <translation>版本、许可、模型</translation>
    </message>
    <message>
        <source>&amp;Lyrics</source>
        <translation>歌词(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go On Writing</source>
        <translation>继续写(&amp;G)</translation>
    </message>
    <message>
        <source>Let the model write words from the cursor on</source>
        <translation>让模型从光标处开始写词</translation>
    </message>
    <message>
        <source>Words for &amp;Melody</source>
        <translation>为旋律填词(&amp;M)</translation>
    </message>
    <message>
        <source>A line for each phrase of the selected notes, to be laid under them</source>
        <translation>为所选音符的每个乐句写一行词，以便配在其下</translation>
    </message>
    <message>
        <source>&amp;Rewrite Line or Word</source>
        <translation>改写行或词(&amp;R)</translation>
    </message>
    <message>
        <source>Other words for the selected ones, or for the cursor&apos;s line</source>
        <translation>为所选的词或光标所在行换上别的词</translation>
    </message>
    <message>
        <source>&amp;Proposed Words</source>
        <translation>提议的词(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Stop Writing</source>
        <translation>停止写作(&amp;S)</translation>
    </message>
    <message>
        <source>Stop the model; what is there stays to choose from</source>
        <translation>停止模型；已写出的可供选择</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>接受(&amp;A)</translation>
    </message>
    <message>
        <source>Take the ticked lines into the song, as one step</source>
        <translation>把勾选的行作为一步写入乐曲</translation>
    </message>
    <message>
        <source>Accept up to the &amp;Cursor&apos;s Line</source>
        <translation>接受到光标所在行(&amp;C)</translation>
    </message>
    <message>
        <source>Take the ticked lines as far as the cursor&apos;s</source>
        <translation>取用勾选的行，直到光标所在行</translation>
    </message>
    <message>
        <source>&amp;Tick the Line or Not</source>
        <translation>勾选或取消勾选该行(&amp;T)</translation>
    </message>
    <message>
        <source>Keep the cursor&apos;s line of what is proposed, or leave it out</source>
        <translation>保留或舍去提议中光标所在的行</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>拒绝(&amp;R)</translation>
    </message>
    <message>
        <source>Take none of the proposed words</source>
        <translation>不取用提议的词</translation>
    </message>
    <message>
        <source>&amp;Previous Proposal</source>
        <translation>上一个提议(&amp;P)</translation>
    </message>
    <message>
        <source>Show the proposal above</source>
        <translation>显示上面的提议</translation>
    </message>
    <message>
        <source>&amp;Next Proposal</source>
        <translation>下一个提议(&amp;N)</translation>
    </message>
    <message>
        <source>Show the proposal below</source>
        <translation>显示下面的提议</translation>
    </message>
    <message>
        <source>Se&amp;ctions</source>
        <translation>段落(&amp;C)</translation>
    </message>
    <message>
        <source>Insert &amp;Verse</source>
        <translation>插入主歌(&amp;V)</translation>
    </message>
    <message>
        <source>Begin a verse at the cursor</source>
        <translation>在光标处开始一段主歌</translation>
    </message>
    <message>
        <source>Insert &amp;Chorus</source>
        <translation>插入副歌(&amp;C)</translation>
    </message>
    <message>
        <source>Begin a chorus at the cursor</source>
        <translation>在光标处开始一段副歌</translation>
    </message>
    <message>
        <source>Insert &amp;Bridge</source>
        <translation>插入桥段(&amp;B)</translation>
    </message>
    <message>
        <source>Begin a bridge at the cursor</source>
        <translation>在光标处开始一段桥段</translation>
    </message>
    <message>
        <source>&amp;Divide Word…</source>
        <translation>划分音节(&amp;D)…</translation>
    </message>
    <message>
        <source>Say into which syllables the cursor&apos;s word is divided, in every song</source>
        <translation>规定光标所在的词在所有乐曲中如何分成音节</translation>
    </message>
    <message>
        <source>&amp;Behind the Words</source>
        <translation>词的背景(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>Show no colours behind the words</source>
        <translation>词的背后不显示颜色</translation>
    </message>
    <message>
        <source>Surprise of Each &amp;Character</source>
        <translation>每个字符的意外度(&amp;C)</translation>
    </message>
    <message>
        <source>Show how surprising each character is to the model</source>
        <translation>显示每个字符令模型意外的程度</translation>
    </message>
    <message>
        <source>Surprise of Each &amp;Word</source>
        <translation>每个词的意外度(&amp;W)</translation>
    </message>
    <message>
        <source>Show how surprising each word is to the model</source>
        <translation>显示每个词令模型意外的程度</translation>
    </message>
    <message>
        <source>&amp;A Unit of the Network</source>
        <translation>网络的一个单元(&amp;A)</translation>
    </message>
    <message>
        <source>Show what one unit of the network does over the words</source>
        <translation>显示网络的一个单元在词上的活动</translation>
    </message>
    <message>
        <source>&amp;Lay under Notes</source>
        <translation>配到音符下(&amp;L)</translation>
    </message>
    <message>
        <source>Put the words under the selected notes, or under all of the voice</source>
        <translation>把词配到所选音符或整个声部之下</translation>
    </message>
    <message>
        <source>Lay All &amp;Verses</source>
        <translation>配上所有主歌(&amp;V)</translation>
    </message>
    <message>
        <source>Put each verse under the same notes, one below the other</source>
        <translation>把各段主歌配在同样的音符下，上下排列</translation>
    </message>
    <message>
        <source>Notes &amp;for Words</source>
        <translation>为词谱曲(&amp;F)</translation>
    </message>
    <message>
        <source>Write a melody for the lines that have no notes, from the playhead on</source>
        <translation>从播放头开始，为没有音符的行写旋律</translation>
    </message>
    <message>
        <source>&amp;Write under Note</source>
        <translation>在音符下写词(&amp;W)</translation>
    </message>
    <message>
        <source>Write words under the selected note, and go on from note to note</source>
        <translation>在所选音符下写词，并逐个音符继续</translation>
    </message>
    <message>
        <source>Move Syllables &amp;Earlier</source>
        <translation>音节前移(&amp;E)</translation>
    </message>
    <message>
        <source>The selected syllable and what follows go back by a note</source>
        <translation>所选音节及其后的内容退回一个音符</translation>
    </message>
    <message>
        <source>Move Syllables La&amp;ter</source>
        <translation>音节后移(&amp;T)</translation>
    </message>
    <message>
        <source>The selected syllable and what follows go on by a note</source>
        <translation>所选音节及其后的内容前进一个音符</translation>
    </message>
    <message>
        <source>E&amp;xtend Syllable</source>
        <translation>延长音节(&amp;X)</translation>
    </message>
    <message>
        <source>Sing the selected syllable on one more note</source>
        <translation>所选音节多唱一个音符</translation>
    </message>
    <message>
        <source>S&amp;horten Syllable</source>
        <translation>缩短音节(&amp;H)</translation>
    </message>
    <message>
        <source>Sing the selected syllable on one note less</source>
        <translation>所选音节少唱一个音符</translation>
    </message>
    <message>
        <source>S&amp;kip Note</source>
        <translation>跳过音符(&amp;K)</translation>
    </message>
    <message>
        <source>Leave the note without words; its syllable goes to the next</source>
        <translation>让该音符没有词；它的音节移到下一个音符</translation>
    </message>
    <message>
        <source>&amp;Split Syllable</source>
        <translation>拆分音节(&amp;S)</translation>
    </message>
    <message>
        <source>Make two syllables of the selected one</source>
        <translation>把所选音节拆成两个</translation>
    </message>
    <message>
        <source>&amp;Join Syllables</source>
        <translation>合并音节(&amp;J)</translation>
    </message>
    <message>
        <source>Make one syllable of the selected one and the next</source>
        <translation>把所选音节与下一个合并</translation>
    </message>
    <message>
        <source>Sing with &amp;Next Word</source>
        <translation>与下一个词同唱(&amp;N)</translation>
    </message>
    <message>
        <source>Sing the selected syllable and the next word on one note</source>
        <translation>把所选音节与下一个词唱在一个音符上</translation>
    </message>
    <message>
        <source>Take Words &amp;off Notes</source>
        <translation>从音符上取下词(&amp;O)</translation>
    </message>
    <message>
        <source>Take the words off the selected notes; they stay in the text</source>
        <translation>把词从所选音符上取下；它们仍留在文本中</translation>
    </message>
    <message>
        <source>Sing&amp;ability</source>
        <translation>可唱性(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Next Finding</source>
        <translation>下一处问题(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the next place that will trouble a singer</source>
        <translation>转到下一处会让歌手为难的地方</translation>
    </message>
    <message>
        <source>&amp;Previous Finding</source>
        <translation>上一处问题(&amp;P)</translation>
    </message>
    <message>
        <source>Go to the place before that will trouble a singer</source>
        <translation>转到上一处会让歌手为难的地方</translation>
    </message>
    <message>
        <source>&amp;Mend Finding</source>
        <translation>修正问题(&amp;M)</translation>
    </message>
    <message>
        <source>Do what the chosen finding offers; it can be undone</source>
        <translation>执行所选问题提供的修正；可以撤销</translation>
    </message>
    <message>
        <source>Learn L&amp;yrics from My Texts…</source>
        <translation>从我的文本学习歌词(&amp;Y)…</translation>
    </message>
    <message>
        <source>Let a new artist learn to write as your own texts do</source>
        <translation>让新的艺术家学会像您自己的文本那样写词</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>录音(&amp;R)</translation>
    </message>
    <message>
        <source>Record what is played on the MIDI keyboard into the active voice, or end it</source>
        <translation>把 MIDI 键盘上的演奏录入当前声部，或结束录音</translation>
    </message>
    <message>
        <source>&amp;Keep What Was Played</source>
        <translation>保留刚弹的内容(&amp;K)</translation>
    </message>
    <message>
        <source>Write what was just played into the active voice, though nothing recorded</source>
        <translation>把刚弹的内容写入当前声部，即使没有录音</translation>
    </message>
    <message>
        <source>Recordin&amp;g</source>
        <translation>录音设置(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Overdub</source>
        <translation>叠录(&amp;O)</translation>
    </message>
    <message>
        <source>What is recorded comes beside what is there</source>
        <translation>录入的内容与原有内容并存</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>What is recorded takes the place of what is there</source>
        <translation>录入的内容取代原有内容</translation>
    </message>
    <message>
        <source>&amp;Quantise While Recording</source>
        <translation>录音时量化(&amp;Q)</translation>
    </message>
    <message>
        <source>Put what is played onto the grid at once</source>
        <translation>把演奏的内容立即对齐到网格</translation>
    </message>
    <message>
        <source>Quantise &amp;Lengths Too</source>
        <translation>也量化长度(&amp;L)</translation>
    </message>
    <message>
        <source>Where notes end goes onto the grid as well</source>
        <translation>音符结束处也对齐到网格</translation>
    </message>
    <message>
        <source>&amp;Count In</source>
        <translation>预备拍(&amp;C)</translation>
    </message>
    <message>
        <source>Count a bar, or what Count-In says, before recording</source>
        <translation>录音前数一小节，或按“预备拍”的设置</translation>
    </message>
    <message>
        <source>Clic&amp;k</source>
        <translation>节拍声(&amp;K)</translation>
    </message>
    <message>
        <source>Hear the metronome while recording, also when it is off</source>
        <translation>录音时听节拍器，即使它是关的</translation>
    </message>
    <message>
        <source>&amp;Pre-Roll</source>
        <translation>预卷(&amp;P)</translation>
    </message>
    <message>
        <source>Play the bar before the place where recording begins</source>
        <translation>从录音起点前一小节开始播放</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>录音版本(&amp;T)</translation>
    </message>
    <message>
        <source>Pre&amp;vious Take</source>
        <translation>上一个版本(&amp;V)</translation>
    </message>
    <message>
        <source>Put the take before in the place of the one in the song</source>
        <translation>用上一个版本取代乐曲中的版本</translation>
    </message>
    <message>
        <source>&amp;Next Take</source>
        <translation>下一个版本(&amp;N)</translation>
    </message>
    <message>
        <source>Put the next take in the place of the one in the song</source>
        <translation>用下一个版本取代乐曲中的版本</translation>
    </message>
    <message>
        <source>&amp;Step Entry</source>
        <translation>步进输入(&amp;S)</translation>
    </message>
    <message>
        <source>While the song stands, write played notes at the playhead, one by one</source>
        <translation>乐曲停止时，把弹的音符逐个写在播放头处</translation>
    </message>
    <message>
        <source>&amp;Transport</source>
        <translation>走带(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Play from the playhead, or pause</source>
        <translation>从播放头播放，或暂停</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop and go back to where playing began</source>
        <translation>停止并回到播放开始处</translation>
    </message>
    <message>
        <source>To the &amp;Beginning</source>
        <translation>回到开头(&amp;B)</translation>
    </message>
    <message>
        <source>Move the playhead to the beginning</source>
        <translation>把播放头移到开头</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>循环(&amp;L)</translation>
    </message>
    <message>
        <source>Repeat the loop; without one, the selected notes or the whole song</source>
        <translation>重复循环区；没有时重复所选音符或整首乐曲</translation>
    </message>
    <message>
        <source>&amp;Metronome</source>
        <translation>节拍器(&amp;M)</translation>
    </message>
    <message>
        <source>Click on every beat while playing</source>
        <translation>播放时每拍发声</translation>
    </message>
    <message>
        <source>&amp;Count-In</source>
        <translation>预备拍(&amp;C)</translation>
    </message>
    <message>
        <source>How much is counted before playing begins</source>
        <translation>播放开始前数多少</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;1 Bar</source>
        <translation>1 小节(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;2 Bars</source>
        <translation>2 小节(&amp;2)</translation>
    </message>
    <message>
        <source>&amp;4 Bars</source>
        <translation>4 小节(&amp;4)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加快(&amp;F)</translation>
    </message>
    <message>
        <source>One bpm faster</source>
        <translation>每分钟快一拍</translation>
    </message>
    <message>
        <source>Sl&amp;ower</source>
        <translation>减慢(&amp;O)</translation>
    </message>
    <message>
        <source>One bpm slower</source>
        <translation>每分钟慢一拍</translation>
    </message>
    <message>
        <source>Sp&amp;eed of Playing</source>
        <translation>播放速度(&amp;E)</translation>
    </message>
    <message>
        <source>Plays faster or slower; the song&apos;s tempo stays</source>
        <translation>播放得快些或慢些；乐曲的速度不变</translation>
    </message>
    <message>
        <source>Soun&amp;d…</source>
        <translation>声音(&amp;D)…</translation>
    </message>
    <message>
        <source>Soundfont, reverb and loudness of the built-in sound</source>
        <translation>内置声音的音色库、混响和响度</translation>
    </message>
    <message>
        <source>O&amp;utput</source>
        <translation>输出(&amp;U)</translation>
    </message>
    <message>
        <source>De&amp;vices…</source>
        <translation>设备(&amp;V)…</translation>
    </message>
    <message>
        <source>MIDI inputs and outputs, clock, latency, and controllers</source>
        <translation>MIDI 输入与输出、时钟、延迟和控制器</translation>
    </message>
    <message>
        <source>Le&amp;arn Controller…</source>
        <translation>学习控制器(&amp;A)…</translation>
    </message>
    <message>
        <source>Let a knob of a MIDI controller work the slider that has the focus</source>
        <translation>让 MIDI 控制器的旋钮操纵有焦点的滑块</translation>
    </message>
    <message>
        <source>All &amp;Notes Off</source>
        <translation>所有音符停止(&amp;N)</translation>
    </message>
    <message>
        <source>Silence every hanging note</source>
        <translation>让所有悬挂的音符静音</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>See less time, larger</source>
        <translation>看较短的时间，更大</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>See more time, smaller</source>
        <translation>看较长的时间，更小</translation>
    </message>
    <message>
        <source>Zoom to &amp;Fit</source>
        <translation>缩放到全部(&amp;F)</translation>
    </message>
    <message>
        <source>See the whole song</source>
        <translation>看整首乐曲</translation>
    </message>
    <message>
        <source>Zoom to Sele&amp;ction</source>
        <translation>缩放到所选(&amp;C)</translation>
    </message>
    <message>
        <source>See the selected notes large, or the whole song when none is selected</source>
        <translation>放大显示所选音符；未选择时显示整首乐曲</translation>
    </message>
    <message>
        <source>Rows La&amp;rger</source>
        <translation>行放大(&amp;R)</translation>
    </message>
    <message>
        <source>See fewer pitches, larger</source>
        <translation>看较少的音高，更大</translation>
    </message>
    <message>
        <source>Rows S&amp;maller</source>
        <translation>行缩小(&amp;M)</translation>
    </message>
    <message>
        <source>See more pitches, smaller</source>
        <translation>看较多的音高，更小</translation>
    </message>
    <message>
        <source>Follo&amp;w the Playhead</source>
        <translation>跟随播放头(&amp;W)</translation>
    </message>
    <message>
        <source>Turn the page while playing</source>
        <translation>播放时翻页</translation>
    </message>
    <message>
        <source>Follow Smoothl&amp;y</source>
        <translation>平滑跟随(&amp;Y)</translation>
    </message>
    <message>
        <source>Run past the playhead instead of turning the page</source>
        <translation>随播放头滚动而不翻页</translation>
    </message>
    <message>
        <source>La&amp;nes</source>
        <translation>附栏(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>歌词(&amp;W)</translation>
    </message>
    <message>
        <source>Show the words beneath the notes</source>
        <translation>在音符下方显示歌词</translation>
    </message>
    <message>
        <source>&amp;Velocity</source>
        <translation>力度(&amp;V)</translation>
    </message>
    <message>
        <source>Show how loud the notes are, beneath them</source>
        <translation>在下方显示音符有多响</translation>
    </message>
    <message>
        <source>Show by voice what is to be written anew and what is locked</source>
        <translation>按声部显示哪些要重写、哪些已锁定</translation>
    </message>
    <message>
        <source>&amp;Surprise</source>
        <translation>意外度(&amp;S)</translation>
    </message>
    <message>
        <source>Show how little the model expected each note</source>
        <translation>显示每个音符出乎模型预料的程度</translation>
    </message>
    <message>
        <source>&amp;Higher</source>
        <translation>增高(&amp;H)</translation>
    </message>
    <message>
        <source>Make the lanes higher</source>
        <translation>让附栏更高</translation>
    </message>
    <message>
        <source>&amp;Lower</source>
        <translation>降低(&amp;L)</translation>
    </message>
    <message>
        <source>Make the lanes lower</source>
        <translation>让附栏更矮</translation>
    </message>
    <message>
        <source>Words of &amp;All Voices</source>
        <translation>所有声部的歌词(&amp;A)</translation>
    </message>
    <message>
        <source>Show the words of every voice, not of the active one alone</source>
        <translation>显示每个声部的歌词，而不只是当前声部的</translation>
    </message>
    <message>
        <source>&amp;Score</source>
        <translation>乐谱(&amp;S)</translation>
    </message>
    <message>
        <source>T&amp;wo Staves</source>
        <translation>两行谱(&amp;W)</translation>
    </message>
    <message>
        <source>Show soprano and alto, and tenor and bass, on a staff together</source>
        <translation>女高音与女低音、男高音与男低音各共用一行谱</translation>
    </message>
    <message>
        <source>&amp;Chord Symbols</source>
        <translation>和弦符号(&amp;C)</translation>
    </message>
    <message>
        <source>Show the song&apos;s chords, else those that sound, above the notes</source>
        <translation>在音符上方显示乐曲的和弦，没有时显示所响的和弦</translation>
    </message>
    <message>
        <source>&amp;Dynamics</source>
        <translation>力度记号(&amp;D)</translation>
    </message>
    <message>
        <source>Show how loud it is, such as p and f, from the velocities</source>
        <translation>根据力度显示响度，如 p 和 f</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>放大(&amp;L)</translation>
    </message>
    <message>
        <source>See less of the page, larger</source>
        <translation>看页面的较小部分，更大</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>缩小(&amp;S)</translation>
    </message>
    <message>
        <source>See more of the page, smaller</source>
        <translation>看页面的较大部分，更小</translation>
    </message>
    <message>
        <source>As Wide as the &amp;Panel</source>
        <translation>与面板同宽(&amp;P)</translation>
    </message>
    <message>
        <source>Make the page as wide as its panel</source>
        <translation>让页面与其面板同宽</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation>明暗与桌面一致</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>始终浅色</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>始终深色</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>Go to Ne&amp;xt Panel</source>
        <translation>转到下一个面板(&amp;X)</translation>
    </message>
    <message>
        <source>Give the keys to the next panel in sight, or back to the notes</source>
        <translation>把键盘焦点交给可见的下一个面板，或交回音符</translation>
    </message>
    <message>
        <source>Go to Pre&amp;vious Panel</source>
        <translation>转到上一个面板(&amp;V)</translation>
    </message>
    <message>
        <source>Give the keys to the panel before, or back to the notes</source>
        <translation>把键盘焦点交给前一个面板，或交回音符</translation>
    </message>
    <message>
        <source>Rese&amp;t Panels</source>
        <translation>重置面板(&amp;T)</translation>
    </message>
    <message>
        <source>Put every panel back in its first place</source>
        <translation>把每个面板放回最初的位置</translation>
    </message>
    <message>
        <source>V&amp;oice</source>
        <translation>声部(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Add Voice</source>
        <translation>添加声部(&amp;A)</translation>
    </message>
    <message>
        <source>Add a voice to the song</source>
        <translation>为乐曲添加一个声部</translation>
    </message>
    <message>
        <source>&amp;Remove Voice</source>
        <translation>移除声部(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the active voice and its notes</source>
        <translation>移除当前声部及其音符</translation>
    </message>
    <message>
        <source>D&amp;uplicate Voice</source>
        <translation>复制声部(&amp;U)</translation>
    </message>
    <message>
        <source>A voice with the same notes below the active one</source>
        <translation>在当前声部之下添加音符相同的声部</translation>
    </message>
    <message>
        <source>&amp;Previous Voice</source>
        <translation>上一个声部(&amp;P)</translation>
    </message>
    <message>
        <source>Make the voice above the active one</source>
        <translation>把上面的声部设为当前声部</translation>
    </message>
    <message>
        <source>&amp;Next Voice</source>
        <translation>下一个声部(&amp;N)</translation>
    </message>
    <message>
        <source>Make the voice below the active one</source>
        <translation>把下面的声部设为当前声部</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>静音(&amp;M)</translation>
    </message>
    <message>
        <source>Silence the active voice</source>
        <translation>让当前声部静音</translation>
    </message>
    <message>
        <source>&amp;Solo</source>
        <translation>独奏(&amp;S)</translation>
    </message>
    <message>
        <source>Hear only the soloed voices</source>
        <translation>只听独奏的声部</translation>
    </message>
    <message>
        <source>Mi&amp;xer…</source>
        <translation>混音台(&amp;X)…</translation>
    </message>
    <message>
        <source>Instrument, output, channel, volume and pan of every voice</source>
        <translation>各声部的乐器、输出、通道、音量和声像</translation>
    </message>
    <message>
        <source>A&amp;ll Voices</source>
        <translation>所有声部(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Choir</source>
        <translation>合唱(&amp;C)</translation>
    </message>
    <message>
        <source>Every voice sung: choir aahs</source>
        <translation>各声部由合唱“啊”音演唱</translation>
    </message>
    <message>
        <source>&amp;Organ</source>
        <translation>管风琴(&amp;O)</translation>
    </message>
    <message>
        <source>Every voice on the church organ</source>
        <translation>各声部用教堂管风琴</translation>
    </message>
    <message>
        <source>&amp;Strings</source>
        <translation>弦乐(&amp;S)</translation>
    </message>
    <message>
        <source>Every voice by the strings</source>
        <translation>各声部用弦乐</translation>
    </message>
    <message>
        <source>&amp;Piano</source>
        <translation>钢琴(&amp;P)</translation>
    </message>
    <message>
        <source>Every voice on the piano</source>
        <translation>各声部用钢琴</translation>
    </message>
    <message>
        <source>Voice Settin&amp;gs…</source>
        <translation>声部设置(&amp;G)…</translation>
    </message>
    <message>
        <source>Name, role and range of the active voice</source>
        <translation>当前声部的名称、角色和音域</translation>
    </message>
    <message>
        <source>R&amp;ename Voice</source>
        <translation>重命名声部(&amp;E)</translation>
    </message>
    <message>
        <source>Write another name for the active voice</source>
        <translation>为当前声部写另一个名称</translation>
    </message>
    <message>
        <source>Or&amp;der</source>
        <translation>顺序(&amp;D)</translation>
    </message>
    <message>
        <source>Voice &amp;Up</source>
        <translation>声部上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move the active voice above the one before it</source>
        <translation>把当前声部移到前一个之上</translation>
    </message>
    <message>
        <source>Voice &amp;Down</source>
        <translation>声部下移(&amp;D)</translation>
    </message>
    <message>
        <source>Move the active voice below the one after it</source>
        <translation>把当前声部移到后一个之下</translation>
    </message>
    <message>
        <source>Selected N&amp;otes</source>
        <translation>所选音符(&amp;O)</translation>
    </message>
    <message>
        <source>To &amp;This Voice</source>
        <translation>归此声部(&amp;T)</translation>
    </message>
    <message>
        <source>To the Voice &amp;Above</source>
        <translation>归上面的声部(&amp;A)</translation>
    </message>
    <message>
        <source>Give the selected notes to the voice above their own</source>
        <translation>把所选音符交给其声部上面的声部</translation>
    </message>
    <message>
        <source>To the Voice &amp;Below</source>
        <translation>归下面的声部(&amp;B)</translation>
    </message>
    <message>
        <source>Give the selected notes to the voice below their own</source>
        <translation>把所选音符交给其声部下面的声部</translation>
    </message>
    <message>
        <source>Split &amp;Chords into Voices…</source>
        <translation>把和弦分成声部(&amp;C)…</translation>
    </message>
    <message>
        <source>Give each note of a chord a voice of its own</source>
        <translation>给和弦的每个音一个自己的声部</translation>
    </message>
    <message>
        <source>Merge &amp;Voices…</source>
        <translation>合并声部(&amp;V)…</translation>
    </message>
    <message>
        <source>Put the notes of several voices into one</source>
        <translation>把几个声部的音符放进一个声部</translation>
    </message>
    <message>
        <source>Select Notes of T&amp;his Voice</source>
        <translation>选择此声部的音符(&amp;H)</translation>
    </message>
    <message>
        <source>Select all notes of the active voice</source>
        <translation>选择当前声部的所有音符</translation>
    </message>
    <message>
        <source>Mar&amp;k Notes out of Range</source>
        <translation>标出超出音域的音符(&amp;K)</translation>
    </message>
    <message>
        <source>Mark notes that are too high or too low for their voice</source>
        <translation>标出对其声部过高或过低的音符</translation>
    </message>
    <message>
        <source>Select Notes out o&amp;f Range</source>
        <translation>选择超出音域的音符(&amp;F)</translation>
    </message>
    <message>
        <source>Select the notes of the active voice beyond its range</source>
        <translation>选择当前声部中超出其音域的音符</translation>
    </message>
    <message>
        <source>Give the selected notes to the active voice</source>
        <translation>把所选音符交给当前声部</translation>
    </message>
    <message>
        <source>Draw notes in the active voice; with Ctrl, select</source>
        <translation>在当前声部绘制音符；按住 Ctrl 为选择</translation>
    </message>
    <message>
        <source>S&amp;plit Tool</source>
        <translation>拆分工具(&amp;P)</translation>
    </message>
    <message>
        <source>Cut notes in two; a drag up or down cuts all that it crosses</source>
        <translation>把音符一分为二；上下拖动则切开所经过的</translation>
    </message>
    <message>
        <source>&amp;Glue Tool</source>
        <translation>粘合工具(&amp;G)</translation>
    </message>
    <message>
        <source>Make one note of a note and the next; a drag glues all that it passes</source>
        <translation>把音符与下一个合成一个；拖动则粘合所经过的</translation>
    </message>
    <message>
        <source>&amp;Velocity Tool</source>
        <translation>力度工具(&amp;V)</translation>
    </message>
    <message>
        <source>Drag notes up and down to make them louder and softer</source>
        <translation>上下拖动音符使其更响或更轻</translation>
    </message>
    <message>
        <source>&amp;Lasso Tool</source>
        <translation>套索工具(&amp;L)</translation>
    </message>
    <message>
        <source>Select what the line goes round; Shift adds, Alt takes away</source>
        <translation>选择线圈内的音符；Shift 追加，Alt 减去</translation>
    </message>
    <message>
        <source>&amp;Brush Tool</source>
        <translation>画笔工具(&amp;B)</translation>
    </message>
    <message>
        <source>Mark what Repaint writes anew; Shift locks, Ctrl clears</source>
        <translation>标记“重写”要改写的内容；Shift 锁定，Ctrl 清除</translation>
    </message>
    <message>
        <source>Split &amp;at Grid Lines</source>
        <translation>在网格线处拆分(&amp;A)</translation>
    </message>
    <message>
        <source>Cut the selected notes at every line of the grid</source>
        <translation>在每条网格线处切开所选音符</translation>
    </message>
    <message>
        <source>Glue Selected &amp;Notes</source>
        <translation>粘合所选音符(&amp;N)</translation>
    </message>
    <message>
        <source>Make one note of the selected ones of each pitch, over the gaps</source>
        <translation>把所选的同音高音符连同间隙合成一个</translation>
    </message>
    <message>
        <source>Select in A&amp;ctive Voice Only</source>
        <translation>只在当前声部中选择(&amp;C)</translation>
    </message>
    <message>
        <source>A frame or a lasso selects notes of the active voice, and no others</source>
        <translation>框选或套索只选当前声部的音符</translation>
    </message>
    <message>
        <source>&amp;Right Click Erases</source>
        <translation>右击擦除(&amp;R)</translation>
    </message>
    <message>
        <source>A click of the right button erases a note, and opens no menu</source>
        <translation>单击右键擦除音符，不打开菜单</translation>
    </message>
    <message>
        <source>C&amp;ontrollers</source>
        <translation>控制器(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Write Point</source>
        <translation>写控制点(&amp;W)</translation>
    </message>
    <message>
        <source>Write a point at the playhead in the controller&apos;s lane</source>
        <translation>在控制器栏的播放头处写一个点</translation>
    </message>
    <message>
        <source>&amp;Straight Line</source>
        <translation>直线(&amp;S)</translation>
    </message>
    <message>
        <source>A straight line from the first selected point, or note&apos;s velocity, to the last</source>
        <translation>从第一个所选点或音符的力度到最后一个的直线</translation>
    </message>
    <message>
        <source>&amp;Rounded Line</source>
        <translation>圆滑线(&amp;R)</translation>
    </message>
    <message>
        <source>As a straight line, but level where it begins and ends</source>
        <translation>与直线相同，但起止处平缓</translation>
    </message>
    <message>
        <source>&amp;Thin Out</source>
        <translation>精简(&amp;T)</translation>
    </message>
    <message>
        <source>Take points away that make little difference</source>
        <translation>移除影响很小的点</translation>
    </message>
    <message>
        <source>Select Points &amp;under Notes</source>
        <translation>选择音符下的点(&amp;U)</translation>
    </message>
    <message>
        <source>Select the controller&apos;s points from the first selected note to the last</source>
        <translation>选择从第一个所选音符到最后一个之间的控制点</translation>
    </message>
    <message>
        <source>&amp;Clear Lane</source>
        <translation>清空该栏(&amp;C)</translation>
    </message>
    <message>
        <source>Take all points of the controller away, in the active voice</source>
        <translation>移除当前声部中该控制器的所有点</translation>
    </message>
    <message>
        <source>&amp;Go with Notes</source>
        <translation>随音符一起(&amp;G)</translation>
    </message>
    <message>
        <source>Copy, cut and duplicate the controllers of a passage with its notes</source>
        <translation>复制、剪切和重复时，乐段的控制器随音符一起</translation>
    </message>
    <message>
        <source>S&amp;ustain</source>
        <translation>延音踏板(&amp;U)</translation>
    </message>
    <message>
        <source>Show the sustain pedal beneath the notes</source>
        <translation>在音符下方显示延音踏板</translation>
    </message>
    <message>
        <source>&amp;Expression</source>
        <translation>表情(&amp;E)</translation>
    </message>
    <message>
        <source>Show the expression controller beneath the notes</source>
        <translation>在音符下方显示表情控制器</translation>
    </message>
    <message>
        <source>M&amp;odulation</source>
        <translation>调制(&amp;O)</translation>
    </message>
    <message>
        <source>Show the modulation wheel beneath the notes</source>
        <translation>在音符下方显示调制轮</translation>
    </message>
    <message>
        <source>Pitch &amp;Bend</source>
        <translation>弯音(&amp;B)</translation>
    </message>
    <message>
        <source>Show the pitch bend beneath the notes</source>
        <translation>在音符下方显示弯音</translation>
    </message>
    <message>
        <source>More &amp;Controllers</source>
        <translation>更多控制器(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next Lane</source>
        <translation>下一栏(&amp;N)</translation>
    </message>
    <message>
        <source>Go with the keys to the lane below, or from the last back to the roll</source>
        <translation>用按键转到下面的栏，从最后一栏回到卷帘</translation>
    </message>
    <message>
        <source>&amp;Previous Lane</source>
        <translation>上一栏(&amp;P)</translation>
    </message>
    <message>
        <source>Go with the keys to the lane above, or to the roll</source>
        <translation>用按键转到上面的栏，或卷帘</translation>
    </message>
    <message>
        <source>Pro&amp;babilities</source>
        <translation>概率(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Behind the Notes</source>
        <translation>在音符背后(&amp;B)</translation>
    </message>
    <message>
        <source>Show behind the notes how likely the model holds every pitch</source>
        <translation>在音符背后显示模型认为每个音高有多可能</translation>
    </message>
    <message>
        <source>Of &amp;All Voices</source>
        <translation>所有声部(&amp;A)</translation>
    </message>
    <message>
        <source>Show them for every voice, not for the active one alone</source>
        <translation>为每个声部显示，而不只是当前声部</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Li&amp;kely Pitches</source>
        <translation>可能的音高(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;List Likely Pitches…</source>
        <translation>列出可能的音高(&amp;L)…</translation>
    </message>
    <message>
        <source>List the likeliest pitches at the selected note, to choose one</source>
        <translation>列出所选音符处最可能的音高供选择</translation>
    </message>
    <message>
        <source>Take the L&amp;ikeliest</source>
        <translation>取最可能的(&amp;I)</translation>
    </message>
    <message>
        <source>Give the selected notes the pitch that the model holds likeliest there</source>
        <translation>给所选音符换上模型认为那里最可能的音高</translation>
    </message>
    <message>
        <source>Take the &amp;Second Likeliest</source>
        <translation>取第二可能的(&amp;S)</translation>
    </message>
    <message>
        <source>Give the selected notes the model&apos;s second choice</source>
        <translation>给所选音符换上模型的第二选择</translation>
    </message>
    <message>
        <source>Take the &amp;Third Likeliest</source>
        <translation>取第三可能的(&amp;T)</translation>
    </message>
    <message>
        <source>Give the selected notes the model&apos;s third choice</source>
        <translation>给所选音符换上模型的第三选择</translation>
    </message>
    <message>
        <source>Take the F&amp;ourth Likeliest</source>
        <translation>取第四可能的(&amp;O)</translation>
    </message>
    <message>
        <source>Give the selected notes the model&apos;s fourth choice</source>
        <translation>给所选音符换上模型的第四选择</translation>
    </message>
    <message>
        <source>Take the &amp;Fifth Likeliest</source>
        <translation>取第五可能的(&amp;F)</translation>
    </message>
    <message>
        <source>Give the selected notes the model&apos;s fifth choice</source>
        <translation>给所选音符换上模型的第五选择</translation>
    </message>
    <message>
        <source>&amp;Next Surprising Note</source>
        <translation>下一个意外的音符(&amp;N)</translation>
    </message>
    <message>
        <source>Select the next note that the model did not expect</source>
        <translation>选择模型没有料到的下一个音符</translation>
    </message>
    <message>
        <source>&amp;Previous Surprising Note</source>
        <translation>上一个意外的音符(&amp;P)</translation>
    </message>
    <message>
        <source>Select the note before that the model did not expect</source>
        <translation>选择模型没有料到的上一个音符</translation>
    </message>
    <message>
        <source>&amp;Masks</source>
        <translation>遮罩(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Mark to Rewrite</source>
        <translation>标记为重写(&amp;M)</translation>
    </message>
    <message>
        <source>Repaint writes anew where the selected notes are, or the loop, or a bar</source>
        <translation>“重写”改写所选音符、循环区或一个小节</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>锁定(&amp;L)</translation>
    </message>
    <message>
        <source>No model changes anything there</source>
        <translation>任何模型都不改动那里</translation>
    </message>
    <message>
        <source>&amp;Clear Mark or Lock</source>
        <translation>清除标记或锁定(&amp;C)</translation>
    </message>
    <message>
        <source>Neither marked nor locked any more</source>
        <translation>不再标记也不再锁定</translation>
    </message>
    <message>
        <source>Clear &amp;All Marks and Locks</source>
        <translation>清除所有标记和锁定(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing in the song is marked or locked any more</source>
        <translation>乐曲中不再有标记或锁定</translation>
    </message>
    <message>
        <source>Generated &amp;Before</source>
        <translation>先前的生成(&amp;B)</translation>
    </message>
    <message>
        <source>Generate &amp;Again Like This</source>
        <translation>同样再生成(&amp;A)</translation>
    </message>
    <message>
        <source>As the selected notes were made, in the same cells, with another seed</source>
        <translation>与所选音符的生成方式相同，同样的单元格，换一个种子</translation>
    </message>
    <message>
        <source>Generate &amp;Exactly as It Was</source>
        <translation>原样再生成(&amp;E)</translation>
    </message>
    <message>
        <source>As the selected notes were made, with the same seed</source>
        <translation>与所选音符的生成方式相同，同样的种子</translation>
    </message>
    <message>
        <source>&amp;Origin of the Selected Notes</source>
        <translation>所选音符的来历(&amp;O)</translation>
    </message>
    <message>
        <source>Which model made the selected notes, when, and with what</source>
        <translation>哪个模型生成了所选音符，何时，用了什么</translation>
    </message>
    <message>
        <source>O&amp;verview of the Song</source>
        <translation>乐曲总览(&amp;V)</translation>
    </message>
    <message>
        <source>Show the whole song, small, under the notes</source>
        <translation>在音符下方缩小显示整首乐曲</translation>
    </message>
    <message>
        <source>&amp;Highlight</source>
        <translation>高亮(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>音阶(&amp;S)</translation>
    </message>
    <message>
        <source>Show which rows belong to the key; if none is stated, to the likeliest</source>
        <translation>显示哪些行属于该调；没有写明时为最可能的调</translation>
    </message>
    <message>
        <source>&amp;Chords</source>
        <translation>和弦(&amp;C)</translation>
    </message>
    <message>
        <source>Show the chord of each beat, and the rows of its tones</source>
        <translation>显示每拍的和弦及其组成音的行</translation>
    </message>
    <message>
        <source>&amp;Notes Outside the Scale</source>
        <translation>音阶外的音符(&amp;N)</translation>
    </message>
    <message>
        <source>Mark the notes that the key does not have</source>
        <translation>标出调内没有的音符</translation>
    </message>
    <message>
        <source>&amp;Patterns of the Voices</source>
        <translation>声部的花纹(&amp;P)</translation>
    </message>
    <message>
        <source>Tell the voices apart by patterns too, not by colour and letter alone</source>
        <translation>除颜色和字母外，也用花纹区分声部</translation>
    </message>
    <message>
        <source>Other Voices as They &amp;Are</source>
        <translation>其他声部照常(&amp;A)</translation>
    </message>
    <message>
        <source>Show the voices beside the active one as plainly as it</source>
        <translation>其他声部与当前声部显示得一样清楚</translation>
    </message>
    <message>
        <source>Other Voices &amp;Faint</source>
        <translation>其他声部变淡(&amp;F)</translation>
    </message>
    <message>
        <source>Show the voices beside the active one faintly</source>
        <translation>其他声部显示得很淡</translation>
    </message>
    <message>
        <source>Other Voices &amp;Hidden</source>
        <translation>其他声部隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>Show and touch the active voice alone</source>
        <translation>只显示和触及当前声部</translation>
    </message>
    <message>
        <source>Sp&amp;lit</source>
        <translation>拆分视图(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Beside</source>
        <translation>并排(&amp;B)</translation>
    </message>
    <message>
        <source>Show a second view of the song beside the first</source>
        <translation>在第一个视图旁显示乐曲的第二个视图</translation>
    </message>
    <message>
        <source>Be&amp;low</source>
        <translation>下方(&amp;L)</translation>
    </message>
    <message>
        <source>Show a second view of the song below the first</source>
        <translation>在第一个视图下方显示乐曲的第二个视图</translation>
    </message>
    <message>
        <source>To the &amp;Other View</source>
        <translation>转到另一视图(&amp;O)</translation>
    </message>
    <message>
        <source>Go on in the other one of the two views</source>
        <translation>在两个视图中的另一个里继续</translation>
    </message>
    <message>
        <source>Song Struc&amp;ture</source>
        <translation>乐曲结构(&amp;T)</translation>
    </message>
    <message>
        <source>Show sections, tempo, meter, key and chords above the notes</source>
        <translation>在音符上方显示段落、速度、拍号、调和和弦</translation>
    </message>
    <message>
        <source>Chor&amp;d Row</source>
        <translation>和弦行(&amp;D)</translation>
    </message>
    <message>
        <source>Show the row of the song&apos;s chord symbols above the notes</source>
        <translation>在音符上方显示乐曲的和弦符号行</translation>
    </message>
    <message>
        <source>S&amp;ection</source>
        <translation>段落(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Loop Section</source>
        <translation>循环段落(&amp;L)</translation>
    </message>
    <message>
        <source>Repeat the section at the playhead</source>
        <translation>重复播放头处的段落</translation>
    </message>
    <message>
        <source>&amp;Select Notes of Section</source>
        <translation>选择段落的音符(&amp;S)</translation>
    </message>
    <message>
        <source>Select the notes of the section at the playhead</source>
        <translation>选择播放头处段落的音符</translation>
    </message>
    <message>
        <source>&amp;Duplicate Section</source>
        <translation>重复段落(&amp;D)</translation>
    </message>
    <message>
        <source>Repeat the section at the playhead right behind itself</source>
        <translation>紧接其后重复播放头处的段落</translation>
    </message>
    <message>
        <source>Move Ea&amp;rlier</source>
        <translation>前移(&amp;R)</translation>
    </message>
    <message>
        <source>The section at the playhead changes places with the one before</source>
        <translation>播放头处的段落与前一段互换位置</translation>
    </message>
    <message>
        <source>Move La&amp;ter</source>
        <translation>后移(&amp;T)</translation>
    </message>
    <message>
        <source>The section at the playhead changes places with the one after</source>
        <translation>播放头处的段落与后一段互换位置</translation>
    </message>
    <message>
        <source>D&amp;elete Section</source>
        <translation>删除段落(&amp;E)</translation>
    </message>
    <message>
        <source>Take the section at the playhead out, with its time</source>
        <translation>取出播放头处的段落及其时间</translation>
    </message>
    <message>
        <source>Chord S&amp;ymbols</source>
        <translation>和弦符号(&amp;Y)</translation>
    </message>
    <message>
        <source>Write the chords that sound as the song&apos;s symbols, instead of its own</source>
        <translation>把所响的和弦写成乐曲的和弦符号，取代原有的符号</translation>
    </message>
    <message>
        <source>Chord Symbols from the &amp;Notes</source>
        <translation>从音符读取和弦符号(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Remove Chord Symbols</source>
        <translation>移除全部和弦符号(&amp;R)</translation>
    </message>
    <message>
        <source>Take all chord symbols away; the notes stay</source>
        <translation>移除所有和弦符号；音符保留</translation>
    </message>
    <message>
        <source>&amp;Song</source>
        <translation>乐曲(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tempo Here…</source>
        <translation>此处速度(&amp;T)…</translation>
    </message>
    <message>
        <source>Write a tempo at the playhead</source>
        <translation>在播放头处写一个速度</translation>
    </message>
    <message>
        <source>&amp;Meter Here…</source>
        <translation>此处拍号(&amp;M)…</translation>
    </message>
    <message>
        <source>Write a meter at the bar of the playhead</source>
        <translation>在播放头所在小节写一个拍号</translation>
    </message>
    <message>
        <source>&amp;Key Here…</source>
        <translation>此处调(&amp;K)…</translation>
    </message>
    <message>
        <source>Write a key at the bar of the playhead</source>
        <translation>在播放头所在小节写一个调</translation>
    </message>
    <message>
        <source>C&amp;hord Here…</source>
        <translation>此处和弦(&amp;H)…</translation>
    </message>
    <message>
        <source>Write a chord symbol at the playhead; Space goes on to the next beat</source>
        <translation>在播放头处写和弦符号；空格键转到下一拍</translation>
    </message>
    <message>
        <source>Tempo &amp;Ramp…</source>
        <translation>速度渐变(&amp;R)…</translation>
    </message>
    <message>
        <source>Become faster or slower little by little</source>
        <translation>逐渐加快或减慢</translation>
    </message>
    <message>
        <source>&amp;Steady Tempo</source>
        <translation>稳定速度(&amp;S)</translation>
    </message>
    <message>
        <source>Take the tempo changes out of the loop, the selected time, or the song</source>
        <translation>从循环区、所选时间或整首乐曲中取出速度变化</translation>
    </message>
    <message>
        <source>&amp;Go to the Song Lane</source>
        <translation>转到乐曲栏(&amp;G)</translation>
    </message>
    <message>
        <source>Walk through sections, tempo, meter, key and chords by the arrow keys</source>
        <translation>用方向键在段落、速度、拍号、调和和弦间移动</translation>
    </message>
    <message>
        <source>&amp;Add Marker</source>
        <translation>添加标记(&amp;A)</translation>
    </message>
    <message>
        <source>Begin a section at the playhead</source>
        <translation>在播放头处开始一个段落</translation>
    </message>
    <message>
        <source>Re&amp;name Marker…</source>
        <translation>重命名标记(&amp;N)…</translation>
    </message>
    <message>
        <source>Name the section at the playhead</source>
        <translation>给播放头处的段落命名</translation>
    </message>
    <message>
        <source>Remo&amp;ve Marker</source>
        <translation>移除标记(&amp;V)</translation>
    </message>
    <message>
        <source>Take away the marker before the playhead; its notes stay</source>
        <translation>移除播放头之前的标记；其音符保留</translation>
    </message>
    <message>
        <source>Ne&amp;xt Marker</source>
        <translation>下一个标记(&amp;X)</translation>
    </message>
    <message>
        <source>Move the playhead to the next marker</source>
        <translation>把播放头移到下一个标记</translation>
    </message>
    <message>
        <source>&amp;Previous Marker</source>
        <translation>上一个标记(&amp;P)</translation>
    </message>
    <message>
        <source>Move the playhead to the marker before</source>
        <translation>把播放头移到上一个标记</translation>
    </message>
    <message>
        <source>&amp;Insert Time…</source>
        <translation>插入时间(&amp;I)…</translation>
    </message>
    <message>
        <source>Put empty bars in at the loop or the playhead, for all voices</source>
        <translation>在循环区或播放头处为所有声部插入空小节</translation>
    </message>
    <message>
        <source>&amp;Delete Time</source>
        <translation>删除时间(&amp;D)</translation>
    </message>
    <message>
        <source>Take out the loop, the time of the selected notes, or this bar</source>
        <translation>取出循环区、所选音符的时间，或本小节</translation>
    </message>
    <message>
        <source>D&amp;uplicate Time</source>
        <translation>重复时间(&amp;U)</translation>
    </message>
    <message>
        <source>Repeat the loop, the time of the selected notes, or this bar</source>
        <translation>重复循环区、所选音符的时间，或本小节</translation>
    </message>
    <message>
        <source>&amp;Loop Selection</source>
        <translation>循环所选(&amp;L)</translation>
    </message>
    <message>
        <source>Repeat the time of the selected notes</source>
        <translation>重复所选音符的时间</translation>
    </message>
    <message>
        <source>Loop &amp;from Here</source>
        <translation>循环从此处起(&amp;F)</translation>
    </message>
    <message>
        <source>Begin the loop at the playhead</source>
        <translation>循环区从播放头开始</translation>
    </message>
    <message>
        <source>Loop up t&amp;o Here</source>
        <translation>循环到此处止(&amp;O)</translation>
    </message>
    <message>
        <source>End the loop at the playhead</source>
        <translation>循环区在播放头结束</translation>
    </message>
    <message>
        <source>&amp;Crop to Loop</source>
        <translation>裁剪到循环区(&amp;C)</translation>
    </message>
    <message>
        <source>Leave only what is in the loop</source>
        <translation>只留下循环区内的内容</translation>
    </message>
</context>
<context>
    <name>AlongPanel</name>
    <message>
        <source>Stream</source>
        <translation>持续演奏</translation>
    </message>
    <message>
        <source>The model plays on and on from the playhead</source>
        <translation>模型从播放头开始一直演奏下去</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Play a phrase on the keyboard; when you pause, the model answers</source>
        <translation>在键盘上弹一个乐句；停顿时由模型应答</translation>
    </message>
    <message>
        <source>Accompany</source>
        <translation>伴奏</translation>
    </message>
    <message>
        <source>Play a melody on the keyboard; the model writes the lower voices</source>
        <translation>在键盘上弹旋律；模型写出下方声部</translation>
    </message>
    <message>
        <source>Model that streams and answers</source>
        <translation>用于持续演奏和应答的模型</translation>
    </message>
    <message>
        <source>Temperature of playing along</source>
        <translation>协同演奏的温度</translation>
    </message>
    <message>
        <source>0 always takes the likeliest note; 1 is as the model learned; above is wild</source>
        <translation>0 总是取最可能的音符；1 如所学；更高则更狂放</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Below 0 the model plays fewer notes, above 0 more</source>
        <translation>低于 0 时模型弹得较少，高于 0 时较多</translation>
    </message>
    <message>
        <source>Bars ahead</source>
        <translation>提前小节数</translation>
    </message>
    <message>
        <source>So many bars are made before they are heard: more are safer on a slow machine, with fewer the sliders are heard sooner</source>
        <translation>在听到之前先写好这么多小节：多些在慢机器上更稳妥，少些则滑块的改动更快听到</translation>
    </message>
    <message>
        <source>1 beat</source>
        <translation>1 拍</translation>
    </message>
    <message>
        <source>2 beats</source>
        <translation>2 拍</translation>
    </message>
    <message>
        <source>a bar</source>
        <translation>一小节</translation>
    </message>
    <message>
        <source>Rest after which a phrase is over</source>
        <translation>乐句结束前的休止</translation>
    </message>
    <message>
        <source>After such a rest the phrase is over, and the model answers at the next bar</source>
        <translation>休止这么久后乐句即告结束，模型在下一小节应答</translation>
    </message>
    <message>
        <source>A bar behind</source>
        <translation>晚一小节</translation>
    </message>
    <message>
        <source>With the melody</source>
        <translation>与旋律同时</translation>
    </message>
    <message>
        <source>When the lower voices sound</source>
        <translation>下方声部何时发声</translation>
    </message>
    <message>
        <source>A bar behind: the voices of each bar sound during the next, and are written under the melody. With the melody: they are guessed ahead from what was played</source>
        <translation>晚一小节：每小节的声部在下一小节发声，并写在旋律之下。与旋律同时：根据已弹的内容提前推测</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Put the phrases and answers into the song</source>
        <translation>把乐句和应答写入乐曲</translation>
    </message>
    <message>
        <source>Discard Last</source>
        <translation>丢弃最后的</translation>
    </message>
    <message>
        <source>Throw the last phrase and its answer away</source>
        <translation>丢弃最后的乐句和它的应答</translation>
    </message>
    <message>
        <source>State of playing along</source>
        <translation>协同演奏的状态</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>休止</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>声部</translation>
    </message>
    <message>
        <source>No model installed</source>
        <translation>没有安装模型</translation>
    </message>
    <message>
        <source>Let a model play on, answer your keyboard, or accompany your melody.</source>
        <translation>让模型继续演奏、应答您的键盘，或为您的旋律伴奏。</translation>
    </message>
</context>
<context>
    <name>AlternativesCard</name>
    <message>
        <source>Likely pitches here</source>
        <translation>这里可能的音高</translation>
    </message>
</context>
<context>
    <name>AudioExport</name>
    <message>
        <source>WAV sound file</source>
        <translation>WAV 音频文件</translation>
    </message>
    <message>
        <source>FLAC sound file</source>
        <translation>FLAC 音频文件</translation>
    </message>
    <message>
        <source>OGG sound file</source>
        <translation>OGG 音频文件</translation>
    </message>
    <message>
        <source>A sound file is still being made.</source>
        <translation>仍在生成音频文件。</translation>
    </message>
    <message>
        <source>No sound file was made.</source>
        <translation>没有生成音频文件。</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>已导出到 {path}。</translation>
    </message>
    <message>
        <source>Exported {count} files to {folder}.</source>
        <translation>已导出 {count} 个文件到 {folder}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Making {name}… {percent} %</source>
        <translation>正在生成 {name}… {percent} %</translation>
    </message>
    <message>
        <source>No sound file is being made</source>
        <translation>没有正在生成的音频文件</translation>
    </message>
    <message>
        <source>A sound file is still being made</source>
        <translation>仍在生成音频文件</translation>
    </message>
    <message>
        <source>The whole song, {length} long.</source>
        <translation>整首乐曲，长 {length}。</translation>
    </message>
    <message>
        <source>The voices that sound ({names}), {length} long.</source>
        <translation>发声的声部（{names}），长 {length}。</translation>
    </message>
    <message>
        <source>Export Audio</source>
        <translation>导出音频</translation>
    </message>
</context>
<context>
    <name>AudioExportDialog</name>
    <message>
        <source>Export Audio</source>
        <translation>导出音频</translation>
    </message>
    <message>
        <source>WAV (uncompressed)</source>
        <translation>WAV（未压缩）</translation>
    </message>
    <message>
        <source>FLAC (compressed, nothing lost)</source>
        <translation>FLAC（压缩，无损）</translation>
    </message>
    <message>
        <source>OGG Vorbis (small)</source>
        <translation>OGG Vorbis（小）</translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation>{rate} Hz</translation>
    </message>
    <message>
        <source>{bits} bits</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>&amp;Normalise</source>
        <translation>规格化(&amp;N)</translation>
    </message>
    <message>
        <source>Bring the loudest moment to 1 dB below full scale; takes twice as long</source>
        <translation>把最响处提到满刻度以下 1 dB；耗时加倍</translation>
    </message>
    <message>
        <source>One file for &amp;each voice</source>
        <translation>每个声部一个文件(&amp;E)</translation>
    </message>
    <message>
        <source>Beside one another they sound as the whole does; for mixing elsewhere</source>
        <translation>并排播放时与整体听来一样；便于在别处混音</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>Sample &amp;rate</source>
        <translation>采样率(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Depth</source>
        <translation>位深(&amp;D)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>位深</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>CandidateCards</name>
    <message>
        <source>being written…</source>
        <translation>正在写…</translation>
    </message>
    <message>
        <source>{nats:.2f} nats</source>
        <translation>{nats:.2f} 奈特</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>Nats: how surprised the model is by a sixteenth; lower is likelier</source>
        <translation>奈特：每个十六分音符令模型意外的程度；越低越可能</translation>
    </message>
    <message>
        <source>Model: {pack}</source>
        <translation>模型：{pack}</translation>
    </message>
    <message>
        <source>{voice}, bars {first} to {last}: also in {corpus}</source>
        <translation>{voice}，第 {first} 至 {last} 小节：{corpus} 中也有</translation>
    </message>
    <message>
        <source>Candidate {number}</source>
        <translation>候选 {number}</translation>
    </message>
    <message>
        <source>For an older version</source>
        <translation>针对较早的版本</translation>
    </message>
    <message>
        <source>The same notes as in the song</source>
        <translation>与乐曲中的音符相同</translation>
    </message>
    <message>
        <source>Bars {first} to {last} stand in “{index}”</source>
        <translation>第 {first} 至 {last} 小节见于“{index}”</translation>
    </message>
</context>
<context>
    <name>CandidateChoosing</name>
    <message>
        <source>There is no candidate: press Harmonize</source>
        <translation>没有候选：请按“配和声”</translation>
    </message>
</context>
<context>
    <name>CandidateTaking</name>
    <message>
        <source>Candidate {number} is in the song.</source>
        <translation>候选 {number} 已写入乐曲。</translation>
    </message>
    <message>
        <source>The candidate has nothing for the active voice.</source>
        <translation>该候选没有当前声部的内容。</translation>
    </message>
    <message>
        <source>A part of candidate {number} is in the song.</source>
        <translation>候选 {number} 的一部分已写入乐曲。</translation>
    </message>
    <message>
        <source>Drag a frame round the ghost notes to take, or set a loop round them.</source>
        <translation>请框选要取用的虚影音符，或在其周围设置循环区。</translation>
    </message>
    <message>
        <source>In the song</source>
        <translation>已写入乐曲</translation>
    </message>
    <message>
        <source>A part is in the song</source>
        <translation>一部分已写入乐曲</translation>
    </message>
</context>
<context>
    <name>CandidatesPanel</name>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>What the model proposes appears here,
and as ghost notes on the roll.</source>
        <translation>模型的提议会出现在这里，
并以虚影音符显示在卷帘上。</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>B at the turn</source>
        <translation>循环转回时为 B</translation>
    </message>
    <message>
        <source>A at the turn</source>
        <translation>循环转回时为 A</translation>
    </message>
    <message>
        <source>There is no candidate: press Harmonize</source>
        <translation>没有候选：请按“配和声”</translation>
    </message>
    <message>
        <source>The model is still writing this candidate</source>
        <translation>模型仍在写这个候选</translation>
    </message>
    <message>
        <source>Play the song with this candidate in it</source>
        <translation>播放含有该候选的乐曲</translation>
    </message>
    <message>
        <source>B: with the candidate.  A: without.  In a loop from its turn on.</source>
        <translation>B：有候选。A：没有。循环播放时从转回处起。</translation>
    </message>
    <message>
        <source>Put it into the song, as one step that can be undone</source>
        <translation>作为可撤销的一步写入乐曲</translation>
    </message>
    <message>
        <source>Throw this candidate away</source>
        <translation>丢弃该候选</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do, or the number of a bar</source>
        <translation>输入您想做的事，或小节的编号</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>符合的命令</translation>
    </message>
    <message>
        <source>No command is called that.</source>
        <translation>没有这样名称的命令。</translation>
    </message>
</context>
<context>
    <name>ControlLane</name>
    <message>
        <source>Drag with the draw tool (key 2) where the pedal is to be down</source>
        <translation>在踏板应踩下之处用绘制工具（按键 2）拖动</translation>
    </message>
    <message>
        <source>Draw with the draw tool (key 2), or double-click to write a point</source>
        <translation>用绘制工具（按键 2）绘制，或双击写一个点</translation>
    </message>
    <message>
        <source>{name} {value}   {bar}.{beat}</source>
        <translation>{name} {value}   {bar}.{beat}</translation>
    </message>
</context>
<context>
    <name>ControllerDialog</name>
    <message>
        <source>Lane of a Controller</source>
        <translation>控制器栏</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>名称或编号</translation>
    </message>
    <message>
        <source>Search the controllers</source>
        <translation>搜索控制器</translation>
    </message>
    <message>
        <source>Controllers</source>
        <translation>控制器</translation>
    </message>
</context>
<context>
    <name>Controllers</name>
    <message>
        <source>Bank</source>
        <translation>音色库</translation>
    </message>
    <message>
        <source>Modulation</source>
        <translation>调制</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>呼吸</translation>
    </message>
    <message>
        <source>Foot Controller</source>
        <translation>脚踏控制器</translation>
    </message>
    <message>
        <source>Portamento Time</source>
        <translation>滑音时间</translation>
    </message>
    <message>
        <source>Data Entry</source>
        <translation>数据输入</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>声像</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Effect Control 1</source>
        <translation>效果控制 1</translation>
    </message>
    <message>
        <source>Effect Control 2</source>
        <translation>效果控制 2</translation>
    </message>
    <message>
        <source>Sustain</source>
        <translation>延音踏板</translation>
    </message>
    <message>
        <source>Portamento</source>
        <translation>滑音</translation>
    </message>
    <message>
        <source>Sostenuto</source>
        <translation>持音踏板</translation>
    </message>
    <message>
        <source>Soft Pedal</source>
        <translation>弱音踏板</translation>
    </message>
    <message>
        <source>Legato Pedal</source>
        <translation>连音踏板</translation>
    </message>
    <message>
        <source>Hold 2</source>
        <translation>保持 2</translation>
    </message>
    <message>
        <source>Sound Variation</source>
        <translation>音色变化</translation>
    </message>
    <message>
        <source>Resonance</source>
        <translation>共鸣</translation>
    </message>
    <message>
        <source>Release Time</source>
        <translation>释放时间</translation>
    </message>
    <message>
        <source>Attack Time</source>
        <translation>起音时间</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>明亮度</translation>
    </message>
    <message>
        <source>Decay Time</source>
        <translation>衰减时间</translation>
    </message>
    <message>
        <source>Vibrato Rate</source>
        <translation>颤音速率</translation>
    </message>
    <message>
        <source>Vibrato Depth</source>
        <translation>颤音深度</translation>
    </message>
    <message>
        <source>Vibrato Delay</source>
        <translation>颤音延迟</translation>
    </message>
    <message>
        <source>Portamento Control</source>
        <translation>滑音控制</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>混响</translation>
    </message>
    <message>
        <source>Tremolo</source>
        <translation>震音</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>合唱效果</translation>
    </message>
    <message>
        <source>Detune</source>
        <translation>失谐</translation>
    </message>
    <message>
        <source>Phaser</source>
        <translation>移相</translation>
    </message>
    <message>
        <source>Pitch Bend</source>
        <translation>弯音</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>触后压力</translation>
    </message>
    <message>
        <source>CC {number}</source>
        <translation>CC {number}</translation>
    </message>
    <message>
        <source>{name} ({number})</source>
        <translation>{name}（{number}）</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中</translation>
    </message>
    <message>
        <source>L {by}</source>
        <translation>左 {by}</translation>
    </message>
    <message>
        <source>R {by}</source>
        <translation>右 {by}</translation>
    </message>
</context>
<context>
    <name>Controlling</name>
    <message>
        <source>No lane is shown: View &gt; Lanes has them.</source>
        <translation>没有显示任何栏：“视图 &gt; 附栏”中有。</translation>
    </message>
    <message>
        <source>Show &amp;Instead</source>
        <translation>改为显示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Hide This Lane</source>
        <translation>隐藏此栏(&amp;H)</translation>
    </message>
    <message>
        <source>No lane of a controller is shown</source>
        <translation>没有显示控制器栏</translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation>没有选择音符</translation>
    </message>
    <message>
        <source>Select two points or more</source>
        <translation>请选择两个或更多的点</translation>
    </message>
    <message>
        <source>Select two points or notes, or more</source>
        <translation>请选择两个或更多的点或音符</translation>
    </message>
    <message>
        <source>{controller}, used</source>
        <translation>{controller}，已使用</translation>
    </message>
    <message>
        <source>&amp;Other…</source>
        <translation>其他(&amp;O)…</translation>
    </message>
</context>
<context>
    <name>ControlsPage</name>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>控制器</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>From &amp;any input</source>
        <translation>来自任意输入(&amp;A)</translation>
    </message>
    <message>
        <source>A control works whichever input it comes from, such as after a change of port</source>
        <translation>无论来自哪个输入，控制器都有效，例如更换端口之后</translation>
    </message>
    <message>
        <source>&amp;Pick up</source>
        <translation>拾取(&amp;P)</translation>
    </message>
    <message>
        <source>A knob takes over only where it meets the value, so that nothing jumps</source>
        <translation>旋钮转到当前值时才接管，因此不会跳变</translation>
    </message>
    <message>
        <source>Press Learn, then move a knob or press a button. Or right-click a slider, or press the key of Learn Controller while it has the focus.</source>
        <translation>按“学习”，然后转动旋钮或按下按钮。也可以右击滑块，或在其有焦点时按“学习控制器”的快捷键。</translation>
    </message>
    <message>
        <source>How {what} is worked</source>
        <translation>{what}的操纵方式</translation>
    </message>
    <message>
        <source>How the values of the control are to be read</source>
        <translation>如何解读控制器的数值</translation>
    </message>
    <message>
        <source>Learn {what}</source>
        <translation>学习{what}</translation>
    </message>
    <message>
        <source>Free {what}</source>
        <translation>解除{what}</translation>
    </message>
    <message>
        <source>No control works it any more</source>
        <translation>不再有控制器操纵它</translation>
    </message>
    <message>
        <source>Move a knob…</source>
        <translation>转动一个旋钮…</translation>
    </message>
    <message>
        <source>Any input</source>
        <translation>任意输入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Knob or fader</source>
        <translation>旋钮或推子</translation>
    </message>
    <message>
        <source>Endless, 1 and 127</source>
        <translation>无限旋钮，1 和 127</translation>
    </message>
    <message>
        <source>Endless, 65 and 63</source>
        <translation>无限旋钮，65 和 63</translation>
    </message>
    <message>
        <source>Endless, 1 and 65</source>
        <translation>无限旋钮，1 和 65</translation>
    </message>
    <message>
        <source>Each press</source>
        <translation>每次按下</translation>
    </message>
    <message>
        <source>On and off</source>
        <translation>开与关</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Tempo of the followed clock</source>
        <translation>所跟随时钟的速度</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>{what} (notes)</source>
        <translation>{what}（音符）</translation>
    </message>
    <message>
        <source>{what} (words)</source>
        <translation>{what}（歌词）</translation>
    </message>
    <message>
        <source>Move a knob or press a button to work “{what}”.</source>
        <translation>转动旋钮或按下按钮来操纵“{what}”。</translation>
    </message>
    <message>
        <source>Connect a controller and move a knob to work “{what}”; there is no MIDI input that is listened to now.</source>
        <translation>请连接控制器并转动旋钮来操纵“{what}”；现在没有正在监听的 MIDI 输入。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Clock {bpm} bpm</source>
        <translation>时钟 {bpm} bpm</translation>
    </message>
    <message>
        <source>&amp;Learn Controller</source>
        <translation>学习控制器(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Free from {control}</source>
        <translation>解除与 {control} 的绑定(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Controllers…</source>
        <translation>控制器(&amp;C)…</translation>
    </message>
    <message>
        <source>“{what}” is worked by controller {number} on channel {channel} of “{source}”.</source>
        <translation>“{what}”由“{source}”通道 {channel} 的控制器 {number} 操纵。</translation>
    </message>
    <message>
        <source>“{what}” is free now.</source>
        <translation>“{what}”现在没有绑定。</translation>
    </message>
</context>
<context>
    <name>DevicesDialog</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>&amp;Ports</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Controllers</source>
        <translation>控制器(&amp;C)</translation>
    </message>
    <message>
        <source>no audio device</source>
        <translation>没有音频设备</translation>
    </message>
    <message>
        <source>There is no audio device either; make a sound file to hear the song.</source>
        <translation>也没有音频设备；要听乐曲请生成音频文件。</translation>
    </message>
    <message>
        <source>The built-in sound plays.</source>
        <translation>由内置声音播放。</translation>
    </message>
    <message>
        <source>Windows shows no MIDI device now. Connect a keyboard or a synth, or make a port with loopMIDI: it appears here at once.</source>
        <translation>Windows 现在没有显示 MIDI 设备。请连接键盘或合成器，或用 loopMIDI 建一个端口：它会立即出现在这里。</translation>
    </message>
    <message>
        <source>macOS shows no MIDI device now. Connect a keyboard or a synth: it appears here at once.</source>
        <translation>macOS 现在没有显示 MIDI 设备。请连接键盘或合成器：它会立即出现在这里。</translation>
    </message>
    <message>
        <source>There is no MIDI system on this machine now, neither ALSA&apos;s sequencer nor JACK; “descant doctor” says how to get one. Ports appear here at once.</source>
        <translation>本机现在没有 MIDI 系统，既没有 ALSA 音序器也没有 JACK；“descant doctor”会说明如何安装。端口会立即出现在这里。</translation>
    </message>
</context>
<context>
    <name>Dividing</name>
    <message>
        <source>Divide Word</source>
        <translation>划分音节</translation>
    </message>
    <message>
        <source>Syllables of “{word}”, with hyphens between them.
By the rules it is {rules}.</source>
        <translation>“{word}”的音节，以连字符分隔。
按规则为 {rules}。</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Hide this panel (View &gt; Panels shows it again)</source>
        <translation>隐藏此面板（“视图 &gt; 面板”可再次显示）</translation>
    </message>
    <message>
        <source>Hide {panel}</source>
        <translation>隐藏{panel}</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Voices</source>
        <translation>声部</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Play Along</source>
        <translation>协同演奏</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>Singability</source>
        <translation>可唱性</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>乐谱</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message>
        <source>Proposed words</source>
        <translation>提议的词</translation>
    </message>
    <message>
        <source>Tick every line, or none</source>
        <translation>勾选所有行，或全不勾选</translation>
    </message>
    <message>
        <source>Progress of writing</source>
        <translation>写作进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop writing; what is there stays to choose from (Escape)</source>
        <translation>停止写作；已写出的可供选择（Escape）</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Take the ticked lines into the song (Enter)</source>
        <translation>把勾选的行写入乐曲（Enter）</translation>
    </message>
    <message>
        <source>To Cursor</source>
        <translation>到光标</translation>
    </message>
    <message>
        <source>Take the ticked lines up to the cursor&apos;s (Shift+Enter)</source>
        <translation>取用勾选的行，直到光标所在行（Shift+Enter）</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Take none of it (Escape)</source>
        <translation>全不取用（Escape）</translation>
    </message>
    <message>
        <source>{kept} of {all} new lines ticked</source>
        <translation>新的 {all} 行中勾选了 {kept} 行</translation>
    </message>
</context>
<context>
    <name>DraftShowing</name>
    <message>
        <source>Writing…</source>
        <translation>正在写…</translation>
    </message>
    <message>
        <source>Waiting for the harmonies…</source>
        <translation>正在等待和声…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>The model is being loaded…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>Underlined words stand in a training text; point at them for which.</source>
        <translation>带下划线的词见于训练文本；把指针指向它们可看出处。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>{count} proposals</source>
        <translation>{count} 个提议</translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>MIDI</source>
        <translation>MIDI</translation>
    </message>
    <message>
        <source>Drag this into another program or a folder: the selected notes, or the whole song, as a MIDI file. A click puts the file on the clipboard.</source>
        <translation>拖到其他程序或文件夹：所选音符或整首乐曲成为 MIDI 文件。单击则把文件放到剪贴板。</translation>
    </message>
    <message>
        <source>The selected notes as a MIDI file</source>
        <translation>所选音符的 MIDI 文件</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo {step}</source>
        <translation>撤销{step}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo {step}</source>
        <translation>重做{step}(&amp;R)</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>没有可撤销的</translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation>没有撤销过什么</translation>
    </message>
    <message>
        <source>There are no notes on the clipboard.</source>
        <translation>剪贴板上没有音符。</translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation>没有选择音符</translation>
    </message>
    <message>
        <source>Nothing was copied yet</source>
        <translation>还没有复制过什么</translation>
    </message>
</context>
<context>
    <name>Engraving</name>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 图</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>Export Pages</source>
        <translation>导出乐谱页</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>已导出到 {path}。</translation>
    </message>
    <message>
        <source>Exported to {first} … {last}.</source>
        <translation>已导出到 {first} … {last}。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The printer does not answer; export the pages as PDF instead.</source>
        <translation>打印机没有响应；请把乐谱页导出为 PDF。</translation>
    </message>
    <message>
        <source>Engraving the pages…</source>
        <translation>正在排版乐谱…</translation>
    </message>
    <message>
        <source>Engraving…</source>
        <translation>正在排版…</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Exporting {name}…</source>
        <translation>正在导出 {name}…</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>已导出到 {path}。</translation>
    </message>
    <message>
        <source>What Is Not in It</source>
        <translation>文件中没有的内容</translation>
    </message>
</context>
<context>
    <name>FileWork</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>One Moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>This is not over yet. If the drive does not answer, wait no longer; the song stays open as it is.</source>
        <translation>还没有完成。如果该驱动器没有回应，请不必再等；乐曲保持打开，没有改变。</translation>
    </message>
    <message>
        <source>&amp;Wait No Longer</source>
        <translation>不再等待(&amp;W)</translation>
    </message>
</context>
<context>
    <name>FindingCommands</name>
    <message>
        <source>Go to Bar {number}</source>
        <translation>转到第 {number} 小节</translation>
    </message>
    <message>
        <source>Moves the playhead to the beginning of the bar</source>
        <translation>把播放头移到该小节的开头</translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model of melodies</source>
        <translation>旋律模型</translation>
    </message>
    <message>
        <source>What gives notes pitches: for New Pitches and for Notes for Words</source>
        <translation>为音符定音高的模型：用于“换音高”和“为词谱曲”</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>0 always takes the likeliest note; 1 is as the model learned; above is wild</source>
        <translation>0 总是取最可能的音符；1 如所学；更高则更狂放</translation>
    </message>
    <message>
        <source>Number of candidates</source>
        <translation>候选数量</translation>
    </message>
    <message>
        <source>How many harmonisations to choose from</source>
        <translation>有多少种和声可供选择</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How often the model goes over the notes again; Auto is the model&apos;s own number</source>
        <translation>模型把音符反复改写多少遍；“自动”为模型自己的数目</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Another result each time</source>
        <translation>每次结果都不同</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed with the same settings gives the same notes</source>
        <translation>同样的种子和设置得到同样的音符</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新种子</translation>
    </message>
    <message>
        <source>Throw the dice: another fixed seed</source>
        <translation>掷骰子：换一个固定的种子</translation>
    </message>
    <message>
        <source>Follow chords</source>
        <translation>跟随和弦</translation>
    </message>
    <message>
        <source>Lean to the song&apos;s chord symbols; the row above the notes has them</source>
        <translation>靠向乐曲的和弦符号；它们在音符上方的那一行</translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation>配和声</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>重写</translation>
    </message>
    <message>
        <source>New Pitches</source>
        <translation>换音高</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Repaint words too</source>
        <translation>同时重写词</translation>
    </message>
    <message>
        <source>Progress of the model</source>
        <translation>模型的进度</translation>
    </message>
    <message>
        <source>Melodies</source>
        <translation>旋律</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选</translation>
    </message>
    <message>
        <source>No model installed</source>
        <translation>没有安装模型</translation>
    </message>
    <message>
        <source>The same model</source>
        <translation>同一个模型</translation>
    </message>
    <message>
        <source>Write the other voices under the melody of the active voice</source>
        <translation>在当前声部的旋律下写出其他声部</translation>
    </message>
    <message>
        <source>Nothing is being made</source>
        <translation>没有正在生成的内容</translation>
    </message>
    <message>
        <source>The model is at work</source>
        <translation>模型正在工作</translation>
    </message>
    <message>
        <source>Stop the model; what is finished stays</source>
        <translation>停止模型；已完成的保留</translation>
    </message>
    <message>
        <source>Write something else where selected notes are</source>
        <translation>在所选音符处写出别的内容</translation>
    </message>
    <message>
        <source>Give the selected notes other pitches; rhythm and words stay</source>
        <translation>给所选音符换上别的音高；节奏和歌词不变</translation>
    </message>
    <message>
        <source>Repaint and New Pitches write other words too, in the lines on these notes</source>
        <translation>“重写”和“换音高”也会改写这些音符上的歌词行</translation>
    </message>
    <message>
        <source>No model pack was found. Help &gt; About says where packs are looked for.</source>
        <translation>没有找到模型包。“帮助 &gt; 关于”说明在哪里查找模型包。</translation>
    </message>
</context>
<context>
    <name>Generating</name>
    <message>
        <source>There is no voice to write notes in.</source>
        <translation>没有可以写入音符的声部。</translation>
    </message>
    <message>
        <source>Trained on {corpus}</source>
        <translation>以 {corpus} 训练</translation>
    </message>
    <message>
        <source>Step {done} of {total}</source>
        <translation>第 {done} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>The model is being loaded…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>The model is at work</source>
        <translation>模型正在工作</translation>
    </message>
    <message>
        <source>The song has no chord symbols</source>
        <translation>这首歌没有和弦符号</translation>
    </message>
    <message>
        <source>Nothing is being made</source>
        <translation>没有正在生成的内容</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>没有安装模型。</translation>
    </message>
    <message>
        <source>Select the notes to write anew first</source>
        <translation>请先选择要改写的音符</translation>
    </message>
    <message>
        <source>No model that writes lyrics is installed</source>
        <translation>没有安装写歌词的模型</translation>
    </message>
    <message>
        <source>No model is installed, so nothing can be harmonised.</source>
        <translation>没有安装模型，因此无法配和声。</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Double-click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Write a note, or delete the one there</source>
        <translation>写一个音符，或删除该处的音符</translation>
    </message>
    <message>
        <source>Drag a note</source>
        <translation>拖动音符</translation>
    </message>
    <message>
        <source>Drag an edge of a note</source>
        <translation>拖动音符的边缘</translation>
    </message>
    <message>
        <source>Make it longer or shorter</source>
        <translation>延长或缩短</translation>
    </message>
    <message>
        <source>Drag on free ground</source>
        <translation>在空白处拖动</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <source>What can be done there; a drag erases in one voice, with Shift in all</source>
        <translation>那里能做的事；拖动则擦除一个声部，按住 Shift 擦除所有声部</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>中键</translation>
    </message>
    <message>
        <source>Move the page</source>
        <translation>移动页面</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Scroll; with Shift in time</source>
        <translation>滚动；按住 Shift 沿时间滚动</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Zoom in time; with Shift in pitch</source>
        <translation>缩放时间；按住 Shift 缩放音高</translation>
    </message>
    <message>
        <source>Click the ruler</source>
        <translation>单击标尺</translation>
    </message>
    <message>
        <source>Move the playhead</source>
        <translation>移动播放头</translation>
    </message>
    <message>
        <source>Drag along the top of the ruler</source>
        <translation>沿标尺顶部拖动</translation>
    </message>
    <message>
        <source>Set the loop</source>
        <translation>设置循环区</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Select the next note</source>
        <translation>选择下一个音符</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Write a note after the selected one, or at the playhead</source>
        <translation>在所选音符之后或播放头处写一个音符</translation>
    </message>
    <message>
        <source>Move it; with Ctrl a copy, with Shift one axis, with Alt off the grid</source>
        <translation>移动它；按住 Ctrl 为复制，按住 Shift 只沿一轴，按住 Alt 不对齐网格</translation>
    </message>
    <message>
        <source>Select; with Shift in addition, with Alt take away</source>
        <translation>选择；按住 Shift 为追加，按住 Alt 为减去</translation>
    </message>
    <message>
        <source>A tool&apos;s key held while the mouse is used</source>
        <translation>使用鼠标时按住工具的键</translation>
    </message>
    <message>
        <source>The tool for that long; the one before comes back</source>
        <translation>只在此期间使用该工具；之后恢复原来的</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <translation>菜单键、Shift+F10</translation>
    </message>
    <message>
        <source>What can be done to the selected notes</source>
        <translation>对所选音符能做的事</translation>
    </message>
    <message>
        <source>Drag with the draw tool</source>
        <translation>用绘制工具拖动</translation>
    </message>
    <message>
        <source>A note as long as the drag; with Shift a row of notes, with Ctrl select</source>
        <translation>与拖动一样长的音符；按住 Shift 为一排音符，按住 Ctrl 为选择</translation>
    </message>
    <message>
        <source>Shift+Click a key at the left</source>
        <translation>Shift+单击左侧的键</translation>
    </message>
    <message>
        <source>Select all notes of its pitch in the active voice; a drag takes more</source>
        <translation>选择当前声部中该音高的所有音符；拖动则取更多</translation>
    </message>
    <message>
        <source>Right button on the ruler</source>
        <translation>在标尺上按右键</translation>
    </message>
    <message>
        <source>Marker, tempo, meter, key and loop there; time put in</source>
        <translation>那里的标记、速度、拍号、调和循环区；插入时间</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Escape</translation>
    </message>
    <message>
        <source>Take the gesture back, or select no note</source>
        <translation>收回该手势，或取消选择</translation>
    </message>
    <message>
        <source>Double-click under a note</source>
        <translation>在音符下方双击</translation>
    </message>
    <message>
        <source>Write words there</source>
        <translation>在那里写词</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab while writing</source>
        <translation>写词时按 Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>The note after, the note before</source>
        <translation>后一个音符，前一个音符</translation>
    </message>
    <message>
        <source>Space while writing</source>
        <translation>写词时按空格</translation>
    </message>
    <message>
        <source>The next word</source>
        <translation>下一个词</translation>
    </message>
    <message>
        <source>- while writing</source>
        <translation>写词时按 -</translation>
    </message>
    <message>
        <source>The next syllable of the word</source>
        <translation>该词的下一个音节</translation>
    </message>
    <message>
        <source>_ while writing</source>
        <translation>写词时按 _</translation>
    </message>
    <message>
        <source>One more note for the syllable</source>
        <translation>该音节多唱一个音符</translation>
    </message>
    <message>
        <source>Alt+_ while writing</source>
        <translation>写词时按 Alt+_</translation>
    </message>
    <message>
        <source>Two syllables on one note</source>
        <translation>一个音符上唱两个音节</translation>
    </message>
    <message>
        <source>Shift+Enter while writing</source>
        <translation>写词时按 Shift+Enter</translation>
    </message>
    <message>
        <source>A new line of words</source>
        <translation>新的一行词</translation>
    </message>
    <message>
        <source>Up, Down while writing</source>
        <translation>写词时按上、下</translation>
    </message>
    <message>
        <source>Another verse under the note</source>
        <translation>该音符下的另一段主歌</translation>
    </message>
    <message>
        <source>Drag a syllable</source>
        <translation>拖动音节</translation>
    </message>
    <message>
        <source>Lay it and what follows under other notes</source>
        <translation>把它及其后的内容配到别的音符下</translation>
    </message>
    <message>
        <source>Drag in the velocity lane</source>
        <translation>在力度栏中拖动</translation>
    </message>
    <message>
        <source>A bar louder or softer; from free ground a straight line through many</source>
        <translation>使一根柱更响或更轻；从空白处开始则拉一条直线</translation>
    </message>
    <message>
        <source>Drag a point of a controller</source>
        <translation>拖动控制器的点</translation>
    </message>
    <message>
        <source>Drag with the draw tool in a controller&apos;s lane</source>
        <translation>用绘制工具在控制器栏中拖动</translation>
    </message>
    <message>
        <source>Draw freely; with Shift a straight line, with Ctrl steps of the grid</source>
        <translation>自由绘制；按住 Shift 为直线，按住 Ctrl 按网格分级</translation>
    </message>
    <message>
        <source>Ctrl+Drag on free ground in a controller&apos;s lane</source>
        <translation>在控制器栏的空白处 Ctrl+拖动</translation>
    </message>
    <message>
        <source>Draw a straight line; with Shift a rounded one</source>
        <translation>画直线；按住 Shift 为圆滑线</translation>
    </message>
    <message>
        <source>Left, Right in a controller&apos;s lane</source>
        <translation>在控制器栏中按左、右</translation>
    </message>
    <message>
        <source>The point before, after; with Shift in addition, with Ctrl move it</source>
        <translation>前一个点、后一个点；按住 Shift 为追加，按住 Ctrl 为移动</translation>
    </message>
    <message>
        <source>Up, Down in a lane</source>
        <translation>在附栏中按上、下</translation>
    </message>
    <message>
        <source>Raise or lower what is selected; with Shift finely</source>
        <translation>升高或降低所选内容；按住 Shift 为微调</translation>
    </message>
    <message>
        <source>Enter in a controller&apos;s lane</source>
        <translation>在控制器栏中按 Enter</translation>
    </message>
    <message>
        <source>Write a point at the playhead</source>
        <translation>在播放头处写一个点</translation>
    </message>
    <message>
        <source>Click the head of a lane</source>
        <translation>单击附栏的栏头</translation>
    </message>
    <message>
        <source>What can be done with the lane; Shift+F10 opens it too</source>
        <translation>对该栏能做的事；Shift+F10 也可打开</translation>
    </message>
    <message>
        <source>Drag in the mask lane, or with the brush</source>
        <translation>在遮罩栏中或用画笔拖动</translation>
    </message>
    <message>
        <source>Mark what is to be written anew; with Shift lock it, with Ctrl clear it</source>
        <translation>标记要重写的内容；按住 Shift 锁定，按住 Ctrl 清除</translation>
    </message>
    <message>
        <source>Click a marked cell</source>
        <translation>单击已标记的单元格</translation>
    </message>
    <message>
        <source>Clear it</source>
        <translation>清除它</translation>
    </message>
    <message>
        <source>Drag a frame round ghost notes</source>
        <translation>框选虚影音符</translation>
    </message>
    <message>
        <source>Choose what Accept Framed Part takes</source>
        <translation>选定“接受框内部分”所取用的内容</translation>
    </message>
    <message>
        <source>Rest on a note</source>
        <translation>停在音符上</translation>
    </message>
    <message>
        <source>See which model made it, when and with what</source>
        <translation>查看哪个模型生成了它、何时、用了什么</translation>
    </message>
    <message>
        <source>Rest on a note while probabilities are shown</source>
        <translation>显示概率时停在音符上</translation>
    </message>
    <message>
        <source>See the likeliest pitches there; a click takes one</source>
        <translation>查看那里最可能的音高；单击取用一个</translation>
    </message>
    <message>
        <source>Click in the surprise lane</source>
        <translation>在意外度栏中单击</translation>
    </message>
    <message>
        <source>Select the note; a double-click or Enter lists the likeliest pitches there</source>
        <translation>选择该音符；双击或 Enter 列出那里最可能的音高</translation>
    </message>
    <message>
        <source>Left, Right in the surprise lane</source>
        <translation>在意外度栏中按左、右</translation>
    </message>
    <message>
        <source>The surprising note before, after</source>
        <translation>前一个、后一个意外的音符</translation>
    </message>
    <message>
        <source>Drag the border of a lane</source>
        <translation>拖动附栏的边界</translation>
    </message>
    <message>
        <source>Make it higher; a double-click: as high as usual</source>
        <translation>使它更高；双击恢复通常高度</translation>
    </message>
    <message>
        <source>Double-click above the notes</source>
        <translation>在音符上方双击</translation>
    </message>
    <message>
        <source>Write a section, tempo, meter, key or chord there</source>
        <translation>在那里写段落、速度、拍号、调或和弦</translation>
    </message>
    <message>
        <source>Drag a section, tempo, meter, key or chord</source>
        <translation>拖动段落、速度、拍号、调或和弦</translation>
    </message>
    <message>
        <source>Move it; a tempo up and down: faster or slower</source>
        <translation>移动它；速度上下拖动：更快或更慢</translation>
    </message>
    <message>
        <source>Arrows above the notes</source>
        <translation>在音符上方按方向键</translation>
    </message>
    <message>
        <source>Walk through what is there; with Alt move it</source>
        <translation>走过那里的内容；按住 Alt 移动它</translation>
    </message>
    <message>
        <source>Enter, Insert, Delete above the notes</source>
        <translation>在音符上方按 Enter、Insert、Delete</translation>
    </message>
    <message>
        <source>Write it anew, a new one at the playhead, take it away</source>
        <translation>重写它、在播放头处新写一个、移除它</translation>
    </message>
    <message>
        <source>Space, Tab while writing a chord</source>
        <translation>写和弦时按空格键、Tab 键</translation>
    </message>
    <message>
        <source>Write on at the next beat, the next bar; with Shift back</source>
        <translation>在下一拍、下一小节继续写；按住 Shift 则往回</translation>
    </message>
    <message>
        <source>+ and - above the notes</source>
        <translation>在音符上方按 + 和 -</translation>
    </message>
    <message>
        <source>The chosen tempo faster or slower</source>
        <translation>使所选速度更快或更慢</translation>
    </message>
    <message>
        <source>Click in the overview</source>
        <translation>在总览中单击</translation>
    </message>
    <message>
        <source>See that place of the song</source>
        <translation>查看乐曲的该处</translation>
    </message>
    <message>
        <source>Drag the frame in the overview</source>
        <translation>在总览中拖动方框</translation>
    </message>
    <message>
        <source>See another part of the song; by its edges more or less of it</source>
        <translation>查看乐曲的另一部分；拖其边缘看更多或更少</translation>
    </message>
    <message>
        <source>Double-click in the overview</source>
        <translation>在总览中双击</translation>
    </message>
    <message>
        <source>See the whole song</source>
        <translation>查看整首乐曲</translation>
    </message>
    <message>
        <source>Arrows, Home, End, + and - in the overview</source>
        <translation>在总览中按方向键、Home、End、+ 和 -</translation>
    </message>
    <message>
        <source>Move what is seen, or see less or more of the song</source>
        <translation>移动所见的部分，或看乐曲的更少或更多</translation>
    </message>
    <message>
        <source>Drag a voice by its edge</source>
        <translation>拖动声部的边缘</translation>
    </message>
    <message>
        <source>Put it above or below others</source>
        <translation>把它放到别的声部之上或之下</translation>
    </message>
    <message>
        <source>Right button on a voice</source>
        <translation>在声部上按右键</translation>
    </message>
    <message>
        <source>Open the menu of voices</source>
        <translation>打开声部菜单</translation>
    </message>
    <message>
        <source>Take the ticked lines of proposed words</source>
        <translation>取用提议中勾选的行</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>Take them up to the cursor&apos;s line</source>
        <translation>取用到光标所在行</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Tick a proposed line, or not</source>
        <translation>勾选或取消勾选提议的行</translation>
    </message>
    <message>
        <source>Stop writing, then reject the proposed words</source>
        <translation>停止写作，再拒绝提议的词</translation>
    </message>
    <message>
        <source>A to G</source>
        <translation>A 到 G</translation>
    </message>
    <message>
        <source>Write the nearest note of that name, and go on</source>
        <translation>写最近的同名音并前进</translation>
    </message>
    <message>
        <source>Shift and a letter</source>
        <translation>Shift 加字母</translation>
    </message>
    <message>
        <source>Add a note to the chord</source>
        <translation>给和弦加一个音</translation>
    </message>
    <message>
        <source>1 to 7</source>
        <translation>1 到 7</translation>
    </message>
    <message>
        <source>The note value, 5 is a quarter; selected notes become as long</source>
        <translation>时值，5 为四分音符；所选音符变为此长度</translation>
    </message>
    <message>
        <source>Q, W</source>
        <translation>Q、W</translation>
    </message>
    <message>
        <source>Half the note value, twice the note value</source>
        <translation>时值减半，时值加倍</translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>A dotted note value</source>
        <translation>附点时值</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Triplets</source>
        <translation>三连音</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>A rest</source>
        <translation>休止</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Hold the last note on for the note value</source>
        <translation>把最后的音符按时值延长</translation>
    </message>
    <message>
        <source>+, -</source>
        <translation>+、-</translation>
    </message>
    <message>
        <source>The last or the selected notes a semitone up, down</source>
        <translation>最后的或所选的音符升、降半音</translation>
    </message>
    <message>
        <source>Ctrl+Up, Ctrl+Down</source>
        <translation>Ctrl+上、Ctrl+下</translation>
    </message>
    <message>
        <source>The last or the selected notes an octave up, down</source>
        <translation>最后的或所选的音符升、降八度</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Move the cursor, by the note value and by the semitone; with Shift select</source>
        <translation>按时值和半音移动光标；按住 Shift 为选择</translation>
    </message>
    <message>
        <source>Ctrl+Left, Ctrl+Right</source>
        <translation>Ctrl+左、Ctrl+右</translation>
    </message>
    <message>
        <source>The bar before, the next bar</source>
        <translation>前一小节，后一小节</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>The beginning, where the voice ends</source>
        <translation>开头，声部的结尾</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>The next note, the note before</source>
        <translation>后一个音符，前一个音符</translation>
    </message>
    <message>
        <source>Write in the cursor&apos;s row; with Shift beside it</source>
        <translation>在光标所在行写；按住 Shift 写在其旁</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Take the last note away, and go back</source>
        <translation>移除最后的音符并退回</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Take the note at the cursor away</source>
        <translation>移除光标处的音符</translation>
    </message>
    <message>
        <source>N, Escape</source>
        <translation>N、Escape</translation>
    </message>
    <message>
        <source>End note entry</source>
        <translation>结束音符输入</translation>
    </message>
    <message>
        <source>{how} (proposed words)</source>
        <translation>{how}（提议的词）</translation>
    </message>
    <message>
        <source>{how} (note entry)</source>
        <translation>{how}（音符输入）</translation>
    </message>
</context>
<context>
    <name>GridChoice</name>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The note value that notes snap to</source>
        <translation>音符对齐的时值</translation>
    </message>
    <message>
        <source>{grid}, adaptive</source>
        <translation>{grid}，自适应</translation>
    </message>
    <message>
        <source>{value} triplet</source>
        <translation>{value} 三连音</translation>
    </message>
    <message>
        <source>{value} dotted</source>
        <translation>{value} 附点</translation>
    </message>
</context>
<context>
    <name>HandingOut</name>
    <message>
        <source>A MIDI file is on the clipboard; paste it in another program or a folder.</source>
        <translation>MIDI 文件已在剪贴板上；请在其他程序或文件夹中粘贴。</translation>
    </message>
</context>
<context>
    <name>HeldOutCurve</name>
    <message>
        <source>How well the texts or pieces held back are foretold</source>
        <translation>对留出的文本或乐曲预测得如何</translation>
    </message>
    <message>
        <source>{before:.3f} before, {now:.3f} now, {best:.3f} at best</source>
        <translation>之前 {before:.3f}，现在 {now:.3f}，最好 {best:.3f}</translation>
    </message>
    <message>
        <source>The first figure comes after some steps</source>
        <translation>第一个数值要过几步才有</translation>
    </message>
    <message>
        <source>before {value:.3f}</source>
        <translation>之前 {value:.3f}</translation>
    </message>
    <message>
        <source>now {now:.3f}, best {best:.3f}</source>
        <translation>现在 {now:.3f}，最好 {best:.3f}</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>越低越好</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Steps of the history</source>
        <translation>历史的步骤</translation>
    </message>
    <message>
        <source>A click, or Enter, goes to where the song was after a step.</source>
        <translation>单击或按 Enter 转到该步骤之后的乐曲。</translation>
    </message>
</context>
<context>
    <name>HumaniseDialog</name>
    <message>
        <source>&amp;Humanise</source>
        <translation>人性化(&amp;H)</translation>
    </message>
    <message>
        <source>Humanise</source>
        <translation>人性化</translation>
    </message>
    <message>
        <source>A&amp;nother</source>
        <translation>换一个(&amp;N)</translation>
    </message>
    <message>
        <source>Other deviations of the same size</source>
        <translation>同样大小的另一种偏差</translation>
    </message>
    <message>
        <source>In &amp;time, at most</source>
        <translation>时间最多偏差(&amp;T)</translation>
    </message>
    <message>
        <source>In &amp;loudness, at most</source>
        <translation>响度最多偏差(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Variant</source>
        <translation>变体(&amp;V)</translation>
    </message>
    <message>
        <source>ticks ({count} ms)</source>
        <translation>刻（{count} 毫秒）</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>Import Report</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>What of these files was changed or left out when they were opened. The files themselves are as they were.</source>
        <translation>打开这些文件时被更改或舍去的内容。文件本身没有改变。</translation>
    </message>
    <message>
        <source>Files that were opened</source>
        <translation>打开过的文件</translation>
    </message>
    <message>
        <source>What is not as in the file</source>
        <translation>与文件不同之处</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing was changed or left out so far.</source>
        <translation>到目前为止没有更改或舍去任何内容。</translation>
    </message>
</context>
<context>
    <name>ImportReporting</name>
    <message>
        <source>{name}: {count} things are not as in the file.</source>
        <translation>{name}：有 {count} 处与文件不同。</translation>
    </message>
    <message>
        <source>{name}: one thing is not as in the file.</source>
        <translation>{name}：有一处与文件不同。</translation>
    </message>
    <message>
        <source>Import Report</source>
        <translation>导入报告</translation>
    </message>
</context>
<context>
    <name>InsertTimeDialog</name>
    <message>
        <source>Insert Time</source>
        <translation>插入时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Length: bars</source>
        <translation>长度：小节</translation>
    </message>
    <message>
        <source>Length: beats</source>
        <translation>长度：拍</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>小节</translation>
    </message>
    <message>
        <source>beats</source>
        <translation>拍</translation>
    </message>
    <message>
        <source>&amp;Hold notes that sound there through it</source>
        <translation>让在那里发声的音符持续过去(&amp;H)</translation>
    </message>
    <message>
        <source>Else they end there and begin again behind the new time</source>
        <translation>否则它们在那里结束，并在新的时间之后重新开始</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>位置(&amp;W)</translation>
    </message>
    <message>
        <source>How &amp;long</source>
        <translation>多长(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
</context>
<context>
    <name>InstrumentChoice</name>
    <message>
        <source>Drum Kit</source>
        <translation>鼓组</translation>
    </message>
</context>
<context>
    <name>InstrumentSearch</name>
    <message>
        <source>Instruments</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>Search the instruments</source>
        <translation>搜索乐器</translation>
    </message>
    <message>
        <source>Program {number}</source>
        <translation>音色 {number}</translation>
    </message>
</context>
<context>
    <name>Instruments</name>
    <message>
        <source>Acoustic Grand Piano</source>
        <translation>大钢琴</translation>
    </message>
    <message>
        <source>Bright Acoustic Piano</source>
        <translation>亮音钢琴</translation>
    </message>
    <message>
        <source>Electric Grand Piano</source>
        <translation>电子大钢琴</translation>
    </message>
    <message>
        <source>Honky-tonk Piano</source>
        <translation>酒吧钢琴</translation>
    </message>
    <message>
        <source>Electric Piano 1</source>
        <translation>电钢琴 1</translation>
    </message>
    <message>
        <source>Electric Piano 2</source>
        <translation>电钢琴 2</translation>
    </message>
    <message>
        <source>Harpsichord</source>
        <translation>羽管键琴</translation>
    </message>
    <message>
        <source>Clavinet</source>
        <translation>击弦古钢琴</translation>
    </message>
    <message>
        <source>Celesta</source>
        <translation>钢片琴</translation>
    </message>
    <message>
        <source>Glockenspiel</source>
        <translation>钟琴</translation>
    </message>
    <message>
        <source>Music Box</source>
        <translation>八音盒</translation>
    </message>
    <message>
        <source>Vibraphone</source>
        <translation>颤音琴</translation>
    </message>
    <message>
        <source>Marimba</source>
        <translation>马林巴</translation>
    </message>
    <message>
        <source>Xylophone</source>
        <translation>木琴</translation>
    </message>
    <message>
        <source>Tubular Bells</source>
        <translation>管钟</translation>
    </message>
    <message>
        <source>Dulcimer</source>
        <translation>扬琴</translation>
    </message>
    <message>
        <source>Drawbar Organ</source>
        <translation>拉杆风琴</translation>
    </message>
    <message>
        <source>Percussive Organ</source>
        <translation>打击风琴</translation>
    </message>
    <message>
        <source>Rock Organ</source>
        <translation>摇滚风琴</translation>
    </message>
    <message>
        <source>Church Organ</source>
        <translation>教堂管风琴</translation>
    </message>
    <message>
        <source>Reed Organ</source>
        <translation>簧风琴</translation>
    </message>
    <message>
        <source>Accordion</source>
        <translation>手风琴</translation>
    </message>
    <message>
        <source>Harmonica</source>
        <translation>口琴</translation>
    </message>
    <message>
        <source>Tango Accordion</source>
        <translation>探戈手风琴</translation>
    </message>
    <message>
        <source>Nylon Guitar</source>
        <translation>尼龙弦吉他</translation>
    </message>
    <message>
        <source>Steel Guitar</source>
        <translation>钢弦吉他</translation>
    </message>
    <message>
        <source>Jazz Guitar</source>
        <translation>爵士吉他</translation>
    </message>
    <message>
        <source>Clean Guitar</source>
        <translation>清音吉他</translation>
    </message>
    <message>
        <source>Muted Guitar</source>
        <translation>闷音吉他</translation>
    </message>
    <message>
        <source>Overdriven Guitar</source>
        <translation>过载吉他</translation>
    </message>
    <message>
        <source>Distortion Guitar</source>
        <translation>失真吉他</translation>
    </message>
    <message>
        <source>Guitar Harmonics</source>
        <translation>吉他泛音</translation>
    </message>
    <message>
        <source>Acoustic Bass</source>
        <translation>原声贝司</translation>
    </message>
    <message>
        <source>Fingered Bass</source>
        <translation>指弹贝司</translation>
    </message>
    <message>
        <source>Picked Bass</source>
        <translation>拨片贝司</translation>
    </message>
    <message>
        <source>Fretless Bass</source>
        <translation>无品贝司</translation>
    </message>
    <message>
        <source>Slap Bass 1</source>
        <translation>击弦贝司 1</translation>
    </message>
    <message>
        <source>Slap Bass 2</source>
        <translation>击弦贝司 2</translation>
    </message>
    <message>
        <source>Synth Bass 1</source>
        <translation>合成贝司 1</translation>
    </message>
    <message>
        <source>Synth Bass 2</source>
        <translation>合成贝司 2</translation>
    </message>
    <message>
        <source>Violin</source>
        <translation>小提琴</translation>
    </message>
    <message>
        <source>Viola</source>
        <translation>中提琴</translation>
    </message>
    <message>
        <source>Cello</source>
        <translation>大提琴</translation>
    </message>
    <message>
        <source>Contrabass</source>
        <translation>低音提琴</translation>
    </message>
    <message>
        <source>Tremolo Strings</source>
        <translation>震音弦乐</translation>
    </message>
    <message>
        <source>Pizzicato Strings</source>
        <translation>拨奏弦乐</translation>
    </message>
    <message>
        <source>Orchestral Harp</source>
        <translation>竖琴</translation>
    </message>
    <message>
        <source>Timpani</source>
        <translation>定音鼓</translation>
    </message>
    <message>
        <source>String Ensemble 1</source>
        <translation>弦乐合奏 1</translation>
    </message>
    <message>
        <source>String Ensemble 2</source>
        <translation>弦乐合奏 2</translation>
    </message>
    <message>
        <source>Synth Strings 1</source>
        <translation>合成弦乐 1</translation>
    </message>
    <message>
        <source>Synth Strings 2</source>
        <translation>合成弦乐 2</translation>
    </message>
    <message>
        <source>Choir Aahs</source>
        <translation>合唱“啊”</translation>
    </message>
    <message>
        <source>Voice Oohs</source>
        <translation>人声“呜”</translation>
    </message>
    <message>
        <source>Synth Voice</source>
        <translation>合成人声</translation>
    </message>
    <message>
        <source>Orchestra Hit</source>
        <translation>乐队重击</translation>
    </message>
    <message>
        <source>Trumpet</source>
        <translation>小号</translation>
    </message>
    <message>
        <source>Trombone</source>
        <translation>长号</translation>
    </message>
    <message>
        <source>Tuba</source>
        <translation>大号</translation>
    </message>
    <message>
        <source>Muted Trumpet</source>
        <translation>弱音小号</translation>
    </message>
    <message>
        <source>French Horn</source>
        <translation>圆号</translation>
    </message>
    <message>
        <source>Brass Section</source>
        <translation>铜管组</translation>
    </message>
    <message>
        <source>Synth Brass 1</source>
        <translation>合成铜管 1</translation>
    </message>
    <message>
        <source>Synth Brass 2</source>
        <translation>合成铜管 2</translation>
    </message>
    <message>
        <source>Soprano Sax</source>
        <translation>高音萨克斯</translation>
    </message>
    <message>
        <source>Alto Sax</source>
        <translation>中音萨克斯</translation>
    </message>
    <message>
        <source>Tenor Sax</source>
        <translation>次中音萨克斯</translation>
    </message>
    <message>
        <source>Baritone Sax</source>
        <translation>上低音萨克斯</translation>
    </message>
    <message>
        <source>Oboe</source>
        <translation>双簧管</translation>
    </message>
    <message>
        <source>English Horn</source>
        <translation>英国管</translation>
    </message>
    <message>
        <source>Bassoon</source>
        <translation>大管</translation>
    </message>
    <message>
        <source>Clarinet</source>
        <translation>单簧管</translation>
    </message>
    <message>
        <source>Piccolo</source>
        <translation>短笛</translation>
    </message>
    <message>
        <source>Flute</source>
        <translation>长笛</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>竖笛</translation>
    </message>
    <message>
        <source>Pan Flute</source>
        <translation>排箫</translation>
    </message>
    <message>
        <source>Blown Bottle</source>
        <translation>吹瓶</translation>
    </message>
    <message>
        <source>Shakuhachi</source>
        <translation>尺八</translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation>口哨</translation>
    </message>
    <message>
        <source>Ocarina</source>
        <translation>陶笛</translation>
    </message>
    <message>
        <source>Square Lead</source>
        <translation>方波主音</translation>
    </message>
    <message>
        <source>Sawtooth Lead</source>
        <translation>锯齿波主音</translation>
    </message>
    <message>
        <source>Calliope Lead</source>
        <translation>汽笛风琴主音</translation>
    </message>
    <message>
        <source>Chiff Lead</source>
        <translation>吹管主音</translation>
    </message>
    <message>
        <source>Charang Lead</source>
        <translation>沙朗戈主音</translation>
    </message>
    <message>
        <source>Voice Lead</source>
        <translation>人声主音</translation>
    </message>
    <message>
        <source>Fifths Lead</source>
        <translation>五度主音</translation>
    </message>
    <message>
        <source>Bass and Lead</source>
        <translation>贝司加主音</translation>
    </message>
    <message>
        <source>New Age Pad</source>
        <translation>新世纪铺底</translation>
    </message>
    <message>
        <source>Warm Pad</source>
        <translation>温暖铺底</translation>
    </message>
    <message>
        <source>Polysynth Pad</source>
        <translation>复音合成铺底</translation>
    </message>
    <message>
        <source>Choir Pad</source>
        <translation>合唱铺底</translation>
    </message>
    <message>
        <source>Bowed Pad</source>
        <translation>弓弦铺底</translation>
    </message>
    <message>
        <source>Metallic Pad</source>
        <translation>金属铺底</translation>
    </message>
    <message>
        <source>Halo Pad</source>
        <translation>光环铺底</translation>
    </message>
    <message>
        <source>Sweep Pad</source>
        <translation>扫频铺底</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>雨</translation>
    </message>
    <message>
        <source>Soundtrack</source>
        <translation>电影配乐</translation>
    </message>
    <message>
        <source>Crystal</source>
        <translation>水晶</translation>
    </message>
    <message>
        <source>Atmosphere</source>
        <translation>大气</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>Goblins</source>
        <translation>鬼怪</translation>
    </message>
    <message>
        <source>Echoes</source>
        <translation>回声</translation>
    </message>
    <message>
        <source>Sci-fi</source>
        <translation>科幻</translation>
    </message>
    <message>
        <source>Sitar</source>
        <translation>西塔尔</translation>
    </message>
    <message>
        <source>Banjo</source>
        <translation>班卓琴</translation>
    </message>
    <message>
        <source>Shamisen</source>
        <translation>三味线</translation>
    </message>
    <message>
        <source>Koto</source>
        <translation>日本筝</translation>
    </message>
    <message>
        <source>Kalimba</source>
        <translation>卡林巴</translation>
    </message>
    <message>
        <source>Bagpipe</source>
        <translation>风笛</translation>
    </message>
    <message>
        <source>Fiddle</source>
        <translation>民间提琴</translation>
    </message>
    <message>
        <source>Shanai</source>
        <translation>唢呐</translation>
    </message>
    <message>
        <source>Tinkle Bell</source>
        <translation>铃铛</translation>
    </message>
    <message>
        <source>Agogo</source>
        <translation>阿哥哥铃</translation>
    </message>
    <message>
        <source>Steel Drums</source>
        <translation>钢鼓</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>木鱼</translation>
    </message>
    <message>
        <source>Taiko Drum</source>
        <translation>太鼓</translation>
    </message>
    <message>
        <source>Melodic Tom</source>
        <translation>旋律鼓</translation>
    </message>
    <message>
        <source>Synth Drum</source>
        <translation>合成鼓</translation>
    </message>
    <message>
        <source>Reverse Cymbal</source>
        <translation>反镲</translation>
    </message>
    <message>
        <source>Guitar Fret Noise</source>
        <translation>吉他品丝噪声</translation>
    </message>
    <message>
        <source>Breath Noise</source>
        <translation>呼吸声</translation>
    </message>
    <message>
        <source>Seashore</source>
        <translation>海浪</translation>
    </message>
    <message>
        <source>Bird Tweet</source>
        <translation>鸟鸣</translation>
    </message>
    <message>
        <source>Telephone Ring</source>
        <translation>电话铃</translation>
    </message>
    <message>
        <source>Helicopter</source>
        <translation>直升机</translation>
    </message>
    <message>
        <source>Applause</source>
        <translation>掌声</translation>
    </message>
    <message>
        <source>Gunshot</source>
        <translation>枪声</translation>
    </message>
    <message>
        <source>Piano</source>
        <translation>钢琴</translation>
    </message>
    <message>
        <source>Chromatic Percussion</source>
        <translation>有音高打击乐</translation>
    </message>
    <message>
        <source>Organ</source>
        <translation>风琴</translation>
    </message>
    <message>
        <source>Guitar</source>
        <translation>吉他</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>贝司</translation>
    </message>
    <message>
        <source>Strings</source>
        <translation>弦乐</translation>
    </message>
    <message>
        <source>Ensemble and Choir</source>
        <translation>合奏与合唱</translation>
    </message>
    <message>
        <source>Brass</source>
        <translation>铜管</translation>
    </message>
    <message>
        <source>Reed</source>
        <translation>簧管</translation>
    </message>
    <message>
        <source>Pipe</source>
        <translation>笛管</translation>
    </message>
    <message>
        <source>Synth Lead</source>
        <translation>合成主音</translation>
    </message>
    <message>
        <source>Synth Pad</source>
        <translation>合成铺底</translation>
    </message>
    <message>
        <source>Synth Effects</source>
        <translation>合成效果</translation>
    </message>
    <message>
        <source>World</source>
        <translation>民族乐器</translation>
    </message>
    <message>
        <source>Percussive</source>
        <translation>打击乐</translation>
    </message>
    <message>
        <source>Sound Effects</source>
        <translation>音效</translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>Click for what can be done with this lane</source>
        <translation>单击可见对该栏能做的事</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>Descant speaks {language} from its next start on.</source>
        <translation>Descant 从下次启动起使用{language}。</translation>
    </message>
</context>
<context>
    <name>LearnDialog</name>
    <message>
        <source>Choose a folder first.</source>
        <translation>请先选择文件夹。</translation>
    </message>
    <message>
        <source>Learn Lyrics from My Texts</source>
        <translation>从我的文本学习歌词</translation>
    </message>
    <message>
        <source>Learn from My MIDI</source>
        <translation>从我的 MIDI 学习</translation>
    </message>
    <message>
        <source>A new artist learns from your own texts (.txt, .md) and stands in the list of artists then. All of it happens on this machine; nothing leaves it.</source>
        <translation>新的艺术家从您自己的文本（.txt、.md）学习，之后出现在艺术家列表中。一切都在本机进行，没有任何内容外传。</translation>
    </message>
    <message>
        <source>A new model learns to play on as your own MIDI files do. All of it happens on this machine; nothing leaves it.</source>
        <translation>新模型学会像您自己的 MIDI 文件那样演奏。一切都在本机进行，没有任何内容外传。</translation>
    </message>
    <message>
        <source>A folder of text files</source>
        <translation>文本文件的文件夹</translation>
    </message>
    <message>
        <source>A folder of MIDI files</source>
        <translation>MIDI 文件的文件夹</translation>
    </message>
    <message>
        <source>What is learned from</source>
        <translation>从何学习</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>F&amp;iles…</source>
        <translation>文件(&amp;I)…</translation>
    </message>
    <message>
        <source>As whom the artist is listed</source>
        <translation>艺术家以什么名称列出</translation>
    </message>
    <message>
        <source>What the model is called</source>
        <translation>模型叫什么</translation>
    </message>
    <message>
        <source>&amp;Replace the model of that name</source>
        <translation>替换同名的模型(&amp;R)</translation>
    </message>
    <message>
        <source>The artists of this model are beside the new one afterwards</source>
        <translation>此模型的艺术家之后与新的艺术家并列</translation>
    </message>
    <message>
        <source>What the new model can do before it learns</source>
        <translation>新模型在学习之前所会的</translation>
    </message>
    <message>
        <source>Usual length</source>
        <translation>通常的时长</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>usually {low} to {high} minutes</source>
        <translation>通常 {low} 到 {high} 分钟</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到了什么</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>略去了什么</translation>
    </message>
    <message>
        <source>bits a character</source>
        <translation>比特每字符</translation>
    </message>
    <message>
        <source>nats a note</source>
        <translation>奈特每音符</translation>
    </message>
    <message>
        <source>Progress of the learning</source>
        <translation>学习进度</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel Learning</source>
        <translation>取消学习(&amp;C)</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>关闭(&amp;O)</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>&amp;Artist</source>
        <translation>艺术家(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Begin from</source>
        <translation>起点(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>{count} files in {where}</source>
        <translation>{where} 中的 {count} 个文件</translation>
    </message>
    <message>
        <source>The files are being read…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Go On in the Backgr&amp;ound</source>
        <translation>在后台继续(&amp;O)</translation>
    </message>
    <message>
        <source>“{title}” is still being learned; wait for it, or cancel it.</source>
        <translation>“{title}”仍在学习；请等待，或取消它。</translation>
    </message>
    <message>
        <source>Stored in {place}</source>
        <translation>存储在 {place}</translation>
    </message>
    <message>
        <source>Give it a name first.</source>
        <translation>请先起个名称。</translation>
    </message>
</context>
<context>
    <name>LearningSentences</name>
    <message>
        <source>{texts} with {words} words to learn from; {held} with {held_words} words are held back, to measure by.</source>
        <translation>可学习的有 {texts}，共 {words} 个词；留出 {held}，共 {held_words} 个词，用于衡量。</translation>
    </message>
    <message>
        <source>1 text</source>
        <translation>1 篇文本</translation>
    </message>
    <message>
        <source>{count} texts</source>
        <translation>{count} 篇文本</translation>
    </message>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>{count}</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{pieces} with {notes} notes to learn from; {held} with {held_notes} notes are held back, to measure by.</source>
        <translation>可学习的有 {pieces}，共 {notes} 个音符；留出 {held}，共 {held_notes} 个音符，用于衡量。</translation>
    </message>
    <message>
        <source>1 piece or part of one</source>
        <translation>1 首乐曲或其片段</translation>
    </message>
    <message>
        <source>{count} pieces or parts of them</source>
        <translation>{count} 首乐曲或其片段</translation>
    </message>
    <message>
        <source>Being cancelled…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>The model is being loaded…</source>
        <translation>正在载入模型…</translation>
    </message>
    <message>
        <source>{percent} % learned</source>
        <translation>已学 {percent} %</translation>
    </message>
    <message>
        <source>, at most {minutes} minutes left</source>
        <translation>，最多还要 {minutes} 分钟</translation>
    </message>
    <message>
        <source>, at most a minute left</source>
        <translation>，最多还要一分钟</translation>
    </message>
    <message>
        <source>. You can go on working meanwhile.</source>
        <translation>。您可以继续工作。</translation>
    </message>
    <message>
        <source>{after:.2f} bits a character where it was {before:.2f}, lower is better</source>
        <translation>每字符 {after:.2f} 比特，原为 {before:.2f}，越低越好</translation>
    </message>
    <message>
        <source>{after:.2f} nats a note where it was {before:.2f}, lower is better</source>
        <translation>每音符 {after:.2f} 奈特，原为 {before:.2f}，越低越好</translation>
    </message>
    <message>
        <source>Learning did not help: nothing foretold the texts held back better, so “{title}” writes as any artist does.</source>
        <translation>学习没有帮助：留出的文本没有预测得更好，因此“{title}”写得与任意艺术家一样。</translation>
    </message>
    <message>
        <source>Learning did not help: nothing foretold the music held back better, so “{title}” plays as the model it began from.</source>
        <translation>学习没有帮助：留出的音乐没有预测得更好，因此“{title}”演奏得与其起点模型一样。</translation>
    </message>
    <message>
        <source>“{title}” is in the list of artists. It foretells the texts held back better: {figures}.</source>
        <translation>“{title}”已在艺术家列表中。它对留出的文本预测得更好：{figures}。</translation>
    </message>
    <message>
        <source>“{title}” is among the models of Play Along and of melodies. It foretells the music held back better: {figures}.</source>
        <translation>“{title}”已在“协同演奏”和旋律的模型之中。它对留出的音乐预测得更好：{figures}。</translation>
    </message>
    <message>
        <source>The other artists beside it write a little otherwise than before.</source>
        <translation>与它并列的其他艺术家会写得与以前略有不同。</translation>
    </message>
    <message>
        <source>Writes lyrics</source>
        <translation>写歌词</translation>
    </message>
    <message>
        <source>Plays music on</source>
        <translation>续奏音乐</translation>
    </message>
    <message>
        <source>Writes lyrics as {artist}</source>
        <translation>像 {artist} 那样写歌词</translation>
    </message>
</context>
<context>
    <name>Likely</name>
    <message>
        <source>No model that hears songs is installed.</source>
        <translation>没有安装能听乐曲的模型。</translation>
    </message>
    <message>
        <source>There is no note yet that a model could hear.</source>
        <translation>还没有模型能听的音符。</translation>
    </message>
    <message>
        <source>No installed model hears such voices.</source>
        <translation>没有安装能听这种声部的模型。</translation>
    </message>
    <message>
        <source>What Suits the Active Voice</source>
        <translation>适合当前声部的</translation>
    </message>
</context>
<context>
    <name>LikelyPitches</name>
    <message>
        <source>The model is at work; it reads the song afterwards.</source>
        <translation>模型正在工作；之后会读这首乐曲。</translation>
    </message>
    <message>
        <source>The model is reading…</source>
        <translation>模型正在读…</translation>
    </message>
    <message>
        <source>The model says nothing about what is selected.</source>
        <translation>模型对所选内容没有说法。</translation>
    </message>
    <message>
        <source>What is selected is locked.</source>
        <translation>所选内容已锁定。</translation>
    </message>
    <message>
        <source>It has this pitch already.</source>
        <translation>它已经是这个音高。</translation>
    </message>
    <message>
        <source>The model says nothing about this note.</source>
        <translation>模型对这个音符没有说法。</translation>
    </message>
    <message>
        <source>Likely pitches here</source>
        <translation>这里可能的音高</translation>
    </message>
    <message>
        <source>{nats:.1f} nats of surprise</source>
        <translation>意外度 {nats:.1f} 奈特</translation>
    </message>
    <message>
        <source>{pitch}, {share}</source>
        <translation>{pitch}，{share}</translation>
    </message>
    <message>
        <source>{pitch}, {share}, as it is</source>
        <translation>{pitch}，{share}，即现在的</translation>
    </message>
    <message>
        <source>{note}   {nats:.1f} nats, {share}; likelier: {others}</source>
        <translation>{note}   {nats:.1f} 奈特，{share}；更可能的：{others}</translation>
    </message>
    <message>
        <source>{note}   {nats:.1f} nats, {share}</source>
        <translation>{note}   {nats:.1f} 奈特，{share}</translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation>没有选择音符</translation>
    </message>
</context>
<context>
    <name>LyricsEditor</name>
    <message>
        <source>Words of the song</source>
        <translation>乐曲的歌词</translation>
    </message>
</context>
<context>
    <name>LyricsPane</name>
    <message>
        <source>Write the song&apos;s words here,
or choose an artist and press Write.</source>
        <translation>在这里写乐曲的歌词，
或选择艺术家并按“写”。</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>改写</translation>
    </message>
    <message>
        <source>Lay</source>
        <translation>配词</translation>
    </message>
    <message>
        <source>Sections, and what is shown behind the words</source>
        <translation>段落，以及词的背后显示什么</translation>
    </message>
</context>
<context>
    <name>MadeWith</name>
    <message>
        <source>number {value} of the likeliest</source>
        <translation>第 {value} 可能的</translation>
    </message>
    <message>
        <source>{value} % likely</source>
        <translation>可能性 {value} %</translation>
    </message>
    <message>
        <source>temperature {value}</source>
        <translation>温度 {value}</translation>
    </message>
    <message>
        <source>{value} steps</source>
        <translation>{value} 步</translation>
    </message>
    <message>
        <source>of the {value} likeliest each time</source>
        <translation>每次从最可能的 {value} 个中选</translation>
    </message>
    <message>
        <source>of the likeliest up to a share of {value}</source>
        <translation>从累计可能性不超过 {value} 的最可能者中选</translation>
    </message>
    <message>
        <source>conventional {value}</source>
        <translation>合乎惯例 {value}</translation>
    </message>
    <message>
        <source>major {value}</source>
        <translation>大调 {value}</translation>
    </message>
    <message>
        <source>similar {value}</source>
        <translation>相似 {value}</translation>
    </message>
    <message>
        <source>crossings cost {value}</source>
        <translation>声部交叉代价 {value}</translation>
    </message>
    <message>
        <source>leaps cost {value}</source>
        <translation>跳进代价 {value}</translation>
    </message>
    <message>
        <source>artist {value}</source>
        <translation>艺术家 {value}</translation>
    </message>
    <message>
        <source>strength {value}</source>
        <translation>强度 {value}</translation>
    </message>
    <message>
        <source>density {value}</source>
        <translation>密度 {value}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong inside Descant; the song is as it was. Save it, and see {log} for the details.</source>
        <translation>Descant 内部出了问题；乐曲没有变化。请保存，详情见 {log}。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Own models go to</source>
        <translation>自己的模型存放于</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>MannerPanel</name>
    <message>
        <source>Any artist</source>
        <translation>任意艺术家</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>艺术家</translation>
    </message>
    <message>
        <source>Whose manner to write in; type a part of a name</source>
        <translation>按谁的风格写；输入名称的一部分</translation>
    </message>
    <message>
        <source>Artist strength</source>
        <translation>艺术家强度</translation>
    </message>
    <message>
        <source>How far the artist leads: 0 not at all, 1 as learned, more exaggerates</source>
        <translation>艺术家主导的程度：0 为完全不，1 如所学，更高则夸张</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>0 always takes the likeliest character; 1 is as learned; above is wild</source>
        <translation>0 总是取最可能的字符；1 如所学；更高则更狂放</translation>
    </message>
    <message>
        <source>More wishes: second artist, rhyme, syllables, length, seed; what comes next</source>
        <translation>更多愿望：第二位艺术家、押韵、音节、长度、种子；以及接下来的字符</translation>
    </message>
    <message>
        <source>More wishes</source>
        <translation>更多愿望</translation>
    </message>
    <message>
        <source>Syllables are whole numbers from 1 to {most}, such as 8 6 8 6, at most {lines}.</source>
        <translation>音节数为 1 到 {most} 的整数，如 8 6 8 6，最多 {lines} 个。</translation>
    </message>
    <message>
        <source>A rhyme scheme is a letter for each line, such as ABAB.</source>
        <translation>押韵格式每行一个字母，如 ABAB。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Which model writes</source>
        <translation>由哪个模型写</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Second artist</source>
        <translation>第二位艺术家</translation>
    </message>
    <message>
        <source>To be blended with the first</source>
        <translation>与第一位混合</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>From the first artist alone (left) to the second alone (right)</source>
        <translation>从只有第一位艺术家（左）到只有第二位（右）</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Characters to write at most</source>
        <translation>最多写多少字符</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Rhyme scheme</source>
        <translation>押韵格式</translation>
    </message>
    <message>
        <source>A letter for each line: lines with one letter rhyme, X is free</source>
        <translation>每行一个字母：字母相同的行押韵，X 为自由</translation>
    </message>
    <message>
        <source>Any, or such as 8 6 8 6</source>
        <translation>任意，或如 8 6 8 6</translation>
    </message>
    <message>
        <source>Syllables of the lines</source>
        <translation>各行的音节数</translation>
    </message>
    <message>
        <source>Of each line of a stanza, again from the first where they end</source>
        <translation>一节中每行的音节数，用完后从头开始</translation>
    </message>
    <message>
        <source>As many as notes selected</source>
        <translation>与所选音符一样多</translation>
    </message>
    <message>
        <source>Each line gets as many syllables as the selected notes can take</source>
        <translation>每行的音节数与所选音符所能承载的一样多</translation>
    </message>
    <message>
        <source>Original lines only</source>
        <translation>只要原创的行</translation>
    </message>
    <message>
        <source>No line in which eight words running stand in the training text</source>
        <translation>没有一行含有训练文本中连续的八个词</translation>
    </message>
    <message>
        <source>Proposals for a line</source>
        <translation>每行的提议数</translation>
    </message>
    <message>
        <source>How many to choose from when a line is rewritten</source>
        <translation>改写一行时有多少可供选择</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed with the same wishes writes the same; below 0 a random one</source>
        <translation>同样的种子和愿望写出同样的词；低于 0 为随机</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>新种子</translation>
    </message>
    <message>
        <source>Throw the dice: another fixed seed</source>
        <translation>掷骰子：换一个固定的种子</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>With</source>
        <translation>配合</translation>
    </message>
    <message>
        <source>Rhyme</source>
        <translation>押韵</translation>
    </message>
    <message>
        <source>Syllables</source>
        <translation>音节</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>提议</translation>
    </message>
</context>
<context>
    <name>Margin</name>
    <message>
        <source>Syllables of each line</source>
        <translation>每行的音节数</translation>
    </message>
    <message>
        <source>Click to keep this line or to leave it out (Space)</source>
        <translation>单击以保留或舍去此行（空格）</translation>
    </message>
    <message>
        <source>1 syllable is sung in this line</source>
        <translation>此行唱 1 个音节</translation>
    </message>
    <message>
        <source>{count} syllables are sung in this line</source>
        <translation>此行唱 {count} 个音节</translation>
    </message>
    <message>
        <source>The selected notes take {notes}</source>
        <translation>所选音符可承载 {notes} 个</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>There is no voice whose cells could be marked.</source>
        <translation>没有可以标记单元格的声部。</translation>
    </message>
    <message>
        <source>{voices}, bars {first} to {last}: to be written anew</source>
        <translation>{voices}，第 {first} 至 {last} 小节：要重写</translation>
    </message>
    <message>
        <source>{voices}, bars {first} to {last}: locked</source>
        <translation>{voices}，第 {first} 至 {last} 小节：已锁定</translation>
    </message>
    <message>
        <source>{voices}, bars {first} to {last}: neither marked nor locked</source>
        <translation>{voices}，第 {first} 至 {last} 小节：既未标记也未锁定</translation>
    </message>
    <message>
        <source>Nothing is marked or locked</source>
        <translation>没有标记或锁定任何内容</translation>
    </message>
</context>
<context>
    <name>MaskLane</name>
    <message>
        <source>Masks</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>{voice}: locked</source>
        <translation>{voice}：已锁定</translation>
    </message>
    <message>
        <source>{voice}: to be written anew</source>
        <translation>{voice}：要重写</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge Voices</source>
        <translation>合并声部</translation>
    </message>
    <message>
        <source>Voice that stays</source>
        <translation>保留的声部</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>并入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>The notes of the chosen voices go into one of them.</source>
        <translation>所选声部的音符并入其中之一。</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>MiniMap</name>
    <message>
        <source>Mini-map of the whole song</source>
        <translation>整首乐曲的小地图</translation>
    </message>
    <message>
        <source>Drag the frame to look elsewhere, its edges to see more or less of the song</source>
        <translation>拖动方框看别处，拖动其边缘看更多或更少的乐曲</translation>
    </message>
</context>
<context>
    <name>MixerDialog</name>
    <message>
        <source>Mixer</source>
        <translation>混音台</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声部</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>音色库</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>声像</translation>
    </message>
    <message>
        <source>All voices:</source>
        <translation>所有声部：</translation>
    </message>
    <message>
        <source>&amp;Choir</source>
        <translation>合唱(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Organ</source>
        <translation>管风琴(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Strings</source>
        <translation>弦乐(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Piano</source>
        <translation>钢琴(&amp;P)</translation>
    </message>
</context>
<context>
    <name>Mixing</name>
    <message>
        <source>Instrument of All Voices</source>
        <translation>所有声部的乐器</translation>
    </message>
</context>
<context>
    <name>NextPlot</name>
    <message>
        <source>Likeliest next characters</source>
        <translation>最可能的下一个字符</translation>
    </message>
    <message>
        <source>What may come next at the cursor appears here</source>
        <translation>光标处接下来可能的字符会显示在这里</translation>
    </message>
    <message>
        <source>the end of the text</source>
        <translation>文本结尾</translation>
    </message>
    <message>
        <source>a blank</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>a new line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Next comes {name}: {now:.1f} % at temperature {temperature:.2f}; the line is at {plain:.1f} %, temperature 1</source>
        <translation>接下来是{name}：温度 {temperature:.2f} 时 {now:.1f} %；横线为温度 1 时的 {plain:.1f} %</translation>
    </message>
</context>
<context>
    <name>NoteEntry</name>
    <message>
        <source>Note entry is on.</source>
        <translation>音符输入已开启。</translation>
    </message>
    <message>
        <source>Note entry is off.</source>
        <translation>音符输入已关闭。</translation>
    </message>
    <message>
        <source>{pitch}, bar {bar}, beat {beat}, {voice}.</source>
        <translation>{pitch}，第 {bar} 小节第 {beat} 拍，{voice}。</translation>
    </message>
    <message>
        <source>Here sounds {notes}.</source>
        <translation>这里发声的有 {notes}。</translation>
    </message>
    <message>
        <source>Here is silence.</source>
        <translation>这里没有声音。</translation>
    </message>
    <message>
        <source>Selected notes: {count}.</source>
        <translation>所选音符：{count}。</translation>
    </message>
    <message>
        <source>{part} dotted, triplet</source>
        <translation>{part}附点，三连音</translation>
    </message>
    <message>
        <source>{part} dotted</source>
        <translation>{part}附点</translation>
    </message>
    <message>
        <source>{part} triplet</source>
        <translation>{part}三连音</translation>
    </message>
    <message>
        <source>Note entry   {value}   {voice}   {pitch}   {place}</source>
        <translation>音符输入   {value}   {voice}   {pitch}   {place}</translation>
    </message>
    <message>
        <source>A to G write, 1 to 7 choose the note value, 0 is a rest</source>
        <translation>A 到 G 写音符，1 到 7 选时值，0 为休止</translation>
    </message>
    <message>
        <source>T holds, Backspace goes back, N ends; F1 lists every key</source>
        <translation>T 延长，Backspace 退回，N 结束；F1 列出所有按键</translation>
    </message>
</context>
<context>
    <name>Origins</name>
    <message>
        <source>The model is another version by now: the notes can be others.</source>
        <translation>模型现在是另一个版本：音符可能不同。</translation>
    </message>
    <message>
        <source>Harmonised by {model}</source>
        <translation>由 {model} 配和声</translation>
    </message>
    <message>
        <source>Repainted by {model}</source>
        <translation>由 {model} 重写</translation>
    </message>
    <message>
        <source>Continued by {model}</source>
        <translation>由 {model} 续写</translation>
    </message>
    <message>
        <source>Chosen of what {model} holds likely</source>
        <translation>从 {model} 认为可能的音高中选取</translation>
    </message>
    <message>
        <source>Harmonised by {model}, {when}</source>
        <translation>由 {model} 配和声，{when}</translation>
    </message>
    <message>
        <source>Repainted by {model}, {when}</source>
        <translation>由 {model} 重写，{when}</translation>
    </message>
    <message>
        <source>Continued by {model}, {when}</source>
        <translation>由 {model} 续写，{when}</translation>
    </message>
    <message>
        <source>Chosen of what {model} holds likely, {when}</source>
        <translation>从 {model} 认为可能的音高中选取，{when}</translation>
    </message>
    <message>
        <source>Made by {model}, {when}</source>
        <translation>由 {model} 生成，{when}</translation>
    </message>
    <message>
        <source>Made by {model}</source>
        <translation>由 {model} 生成</translation>
    </message>
    <message>
        <source>Select notes that a model has made first</source>
        <translation>请先选择模型生成的音符</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>The model is at work</source>
        <translation>模型正在工作</translation>
    </message>
</context>
<context>
    <name>OwnModelsDialog</name>
    <message>
        <source>My Own Models</source>
        <translation>我的模型</translation>
    </message>
    <message>
        <source>Own models</source>
        <translation>自己的模型</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Undo Removal</source>
        <translation>撤销移除(&amp;U)</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>关闭(&amp;O)</translation>
    </message>
    <message>
        <source>There is none. “Learn from My Texts” in the Lyrics menu and “Learn from My MIDI” in the Generate menu make one.</source>
        <translation>还没有。“歌词”菜单中的“从我的文本学习”和“生成”菜单中的“从我的 MIDI 学习”可以建立。</translation>
    </message>
</context>
<context>
    <name>OwnVoices</name>
    <message>
        <source>Show how the learning goes</source>
        <translation>显示学习的进展</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>“{title}” is still being learned. Stop learning and close?</source>
        <translation>“{title}”仍在学习。停止学习并关闭吗？</translation>
    </message>
    <message>
        <source>What was learned so far is not kept.</source>
        <translation>到目前为止学到的不会保留。</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Go On Learning</source>
        <translation>继续学习</translation>
    </message>
    <message>
        <source>The model “{title}” is removed.</source>
        <translation>模型“{title}”已移除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>This copy of Descant came without its training programs, so nothing can be learned; install it from its wheel or run it from a checkout.</source>
        <translation>此份 Descant 不含训练程序，因此无法学习；请从 wheel 安装或从源码目录运行。</translation>
    </message>
    <message>
        <source>No model is installed that could go on learning.</source>
        <translation>没有安装可以继续学习的模型。</translation>
    </message>
    <message>
        <source>Choose a folder first.</source>
        <translation>请先选择文件夹。</translation>
    </message>
    <message>
        <source>Choose the folder again.</source>
        <translation>请重新选择文件夹。</translation>
    </message>
    <message>
        <source>There is an artist “{title}” in the model it begins from; name the new one otherwise, or begin from another model.</source>
        <translation>起点模型中已有艺术家“{title}”；请给新的艺术家另起名称，或换一个起点模型。</translation>
    </message>
    <message>
        <source>It would replace the model it begins from; name it otherwise.</source>
        <translation>它会替换自己的起点模型；请另起名称。</translation>
    </message>
    <message>
        <source>You have a model “{name}” already.</source>
        <translation>您已有模型“{name}”。</translation>
    </message>
    <message>
        <source>Learning “{title}” {percent} %</source>
        <translation>正在学习“{title}” {percent} %</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Remove It</source>
        <translation>移除它</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
</context>
<context>
    <name>PageSync</name>
    <message>
        <source>Edit Words</source>
        <translation>编辑歌词</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>{place}: bar</source>
        <translation>{place}：小节</translation>
    </message>
    <message>
        <source>{place}: beat</source>
        <translation>{place}：拍</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>小节</translation>
    </message>
    <message>
        <source>beat</source>
        <translation>拍</translation>
    </message>
</context>
<context>
    <name>PlaceMenu</name>
    <message>
        <source>&amp;Write…</source>
        <translation>书写(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Playhead Here</source>
        <translation>播放头移到此处(&amp;P)</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>移除(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Marker Here…</source>
        <translation>此处标记(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Tempo Here…</source>
        <translation>此处速度(&amp;T)…</translation>
    </message>
    <message>
        <source>Meter &amp;Here…</source>
        <translation>此处拍号(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Key Here…</source>
        <translation>此处调(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Chord Here…</source>
        <translation>此处和弦(&amp;C)…</translation>
    </message>
    <message>
        <source>Loop &amp;from Here</source>
        <translation>循环从此处起(&amp;F)</translation>
    </message>
    <message>
        <source>Loop &amp;up to Here</source>
        <translation>循环到此处止(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Insert Time Here…</source>
        <translation>在此插入时间(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>Playing</name>
    <message>
        <source>There is nothing to repeat yet.</source>
        <translation>还没有可重复的内容。</translation>
    </message>
    <message>
        <source>Change Tempo</source>
        <translation>更改速度</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>Built-in sound</source>
        <translation>内置声音</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>没有声音</translation>
    </message>
</context>
<context>
    <name>PlayingAlong</name>
    <message>
        <source>Your phrases and the answers are in the song.</source>
        <translation>您的乐句和应答已写入乐曲。</translation>
    </message>
    <message>
        <source>There is no voice to play in.</source>
        <translation>没有可以演奏的声部。</translation>
    </message>
    <message>
        <source>No MIDI keyboard is connected, so nothing can be heard. Connect one, or look at Transport &gt; Devices.</source>
        <translation>没有连接 MIDI 键盘，因此听不到任何演奏。请连接一个，或查看“走带 &gt; 设备”。</translation>
    </message>
    <message>
        <source>No model that can play on is installed</source>
        <translation>没有安装可以续奏的模型</translation>
    </message>
    <message>
        <source>No model that harmonises is installed</source>
        <translation>没有安装可以配和声的模型</translation>
    </message>
    <message>
        <source>Trained on {corpus}</source>
        <translation>以 {corpus} 训练</translation>
    </message>
    <message>
        <source>There is no answer to keep yet</source>
        <translation>还没有可保留的应答</translation>
    </message>
    <message>
        <source>Getting the model ready…</source>
        <translation>正在准备模型…</translation>
    </message>
    <message>
        <source>The model is behind; the last bar is repeated until it is there.</source>
        <translation>模型落后了；在它赶上之前重复最后一小节。</translation>
    </message>
    <message>
        <source>The model answers at the next bar…</source>
        <translation>模型在下一小节应答…</translation>
    </message>
    <message>
        <source>Listening: play a phrase, then pause.</source>
        <translation>正在听：弹一个乐句，然后停顿。</translation>
    </message>
    <message>
        <source>The model answers.</source>
        <translation>模型正在应答。</translation>
    </message>
    <message>
        <source>Playing; the sliders take effect with the next bar that is made.</source>
        <translation>正在演奏；滑块的改动从下一个生成的小节起生效。</translation>
    </message>
    <message>
        <source>Listening: play a melody.</source>
        <translation>正在听：弹一段旋律。</translation>
    </message>
    <message>
        <source>Answer {latency:.2f} s after your last note</source>
        <translation>在您最后一个音符之后 {latency:.2f} 秒应答</translation>
    </message>
    <message>
        <source>(model {model:.2f} s)</source>
        <translation>（模型 {model:.2f} 秒）</translation>
    </message>
    <message>
        <source>The last bar took the model {model:.2f} s.</source>
        <translation>最后一小节模型用了 {model:.2f} 秒。</translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>Delete Notes</source>
        <translation>删除音符</translation>
    </message>
    <message>
        <source>{note}   velocity {velocity}</source>
        <translation>{note}   力度 {velocity}</translation>
    </message>
    <message>
        <source>{count} ticks</source>
        <translation>{count} 刻</translation>
    </message>
</context>
<context>
    <name>PortsPage</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Follow clock</source>
        <translation>跟随时钟</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What is played sounds on the active &amp;voice</source>
        <translation>弹奏的内容在当前声部发声(&amp;V)</translation>
    </message>
    <message>
        <source>Off: the keyboard is recorded and learned from, but is not played through</source>
        <translation>关闭时：键盘用于录音和学习，但不直接发声</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主输出</translation>
    </message>
    <message>
        <source>Send clock</source>
        <translation>发送时钟</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不在</translation>
    </message>
    <message>
        <source>{bpm} bpm</source>
        <translation>{bpm} bpm</translation>
    </message>
    <message>
        <source>no clock comes</source>
        <translation>没有时钟到来</translation>
    </message>
    <message>
        <source>always there</source>
        <translation>始终在</translation>
    </message>
    <message>
        <source>Listen to {name}</source>
        <translation>监听 {name}</translation>
    </message>
    <message>
        <source>Follow the clock of {name}</source>
        <translation>跟随 {name} 的时钟</translation>
    </message>
    <message>
        <source>Latency of {name}</source>
        <translation>{name} 的延迟</translation>
    </message>
    <message>
        <source>How late what is played comes; recording puts it right</source>
        <translation>弹奏内容到达得有多晚；录音时会予以校正</translation>
    </message>
    <message>
        <source>There is no MIDI input.</source>
        <translation>没有 MIDI 输入。</translation>
    </message>
    <message>
        <source>Main output: {name}</source>
        <translation>主输出：{name}</translation>
    </message>
    <message>
        <source>Plays whatever names no output of its own</source>
        <translation>播放一切没有指定输出的内容</translation>
    </message>
    <message>
        <source>Send clock to {name}</source>
        <translation>向 {name} 发送时钟</translation>
    </message>
    <message>
        <source>How late it sounds; the other outputs wait for it</source>
        <translation>它发声有多晚；其他输出会等它</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Windows has no virtual MIDI ports of its own. To connect a program on this machine, make a port with loopMIDI; it is listed here at once.</source>
        <translation>Windows 没有自己的虚拟 MIDI 端口。要连接本机的程序，请用 loopMIDI 建一个端口；它会立即列在这里。</translation>
    </message>
    <message>
        <source>“Descant (virtual port)” is Descant&apos;s own: tick or choose it, and other programs on this machine can be connected to it.</source>
        <translation>“Descant (virtual port)”是 Descant 自己的端口：勾选或选择它，本机的其他程序便可与之连接。</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Unsaved Changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>把更改保存到“{name}”吗？</translation>
    </message>
    <message>
        <source>Without saving, the changes are lost.</source>
        <translation>不保存，更改将会丢失。</translation>
    </message>
    <message>
        <source>Changed Elsewhere</source>
        <translation>在别处更改过</translation>
    </message>
    <message>
        <source>“{name}” was changed by another window or program since it was opened here.</source>
        <translation>“{name}”在这里打开之后被另一个窗口或程序更改过。</translation>
    </message>
    <message>
        <source>Saving over it leaves what is there now as the last good copy alone.</source>
        <translation>若覆盖保存，现在的文件只作为最后一份完好的副本保留。</translation>
    </message>
    <message>
        <source>Save &amp;Over It</source>
        <translation>覆盖保存(&amp;O)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Replace Files</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>These files are there already. Replace them?</source>
        <translation>这些文件已经存在。要替换吗？</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Descant</source>
        <translation>Descant</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Files ({patterns})</source>
        <translation>文件 ({patterns})</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>stands in a training text</source>
        <translation>见于训练文本</translation>
    </message>
    <message>
        <source>Proposals for the line</source>
        <translation>对该行的提议</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Ask for other proposals</source>
        <translation>请求别的提议</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>取用</translation>
    </message>
    <message>
        <source>Put the chosen one into the song (Enter)</source>
        <translation>把所选的写入乐曲（Enter）</translation>
    </message>
    <message>
        <source>Leave the line as it was (Escape)</source>
        <translation>保持该行原样（Escape）</translation>
    </message>
    <message>
        <source>Leave the line as it was</source>
        <translation>保持该行原样</translation>
    </message>
    <message>
        <source>1 syllable</source>
        <translation>1 个音节</translation>
    </message>
    <message>
        <source>{count} syllables</source>
        <translation>{count} 个音节</translation>
    </message>
    <message>
        <source>{nats:.2f} nats a character</source>
        <translation>每字符 {nats:.2f} 奈特</translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>Select the notes of a melody, or draw some: words are written for {most} phrases at most.</source>
        <translation>请选择一段旋律的音符，或画一些：最多为 {most} 个乐句写词。</translation>
    </message>
    <message>
        <source>That is a heading; put the cursor into a line of words.</source>
        <translation>那是标题；请把光标放到词的行里。</translation>
    </message>
    <message>
        <source>No model that writes lyrics is installed.</source>
        <translation>没有安装写歌词的模型。</translation>
    </message>
    <message>
        <source>Lines are to have as many syllables as notes are selected, but none is: select some, or untick that wish.</source>
        <translation>各行的音节数应与所选音符数相同，但没有选择音符：请选择一些，或取消该愿望。</translation>
    </message>
    <message>
        <source>{notes} notes are selected; a line takes 30 syllables at most.</source>
        <translation>选了 {notes} 个音符；一行最多 30 个音节。</translation>
    </message>
    <message>
        <source>Nothing else was found that fits here.</source>
        <translation>没有找到其他适合这里的词。</translation>
    </message>
    <message>
        <source>For the model the text is at its end here.</source>
        <translation>对模型来说，文本到此已经结束。</translation>
    </message>
    <message>
        <source>The coloured words are no part of the song yet: Enter takes the ticked lines, Space ticks a line, Escape takes none.</source>
        <translation>有颜色的词还不属于乐曲：Enter 取用勾选的行，空格勾选一行，Escape 全不取用。</translation>
    </message>
</context>
<context>
    <name>QuantiseDialog</name>
    <message>
        <source>&amp;Quantise</source>
        <translation>量化(&amp;Q)</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Beginnings</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Beginnings and ends</source>
        <translation>起始和结束</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Swing</source>
        <translation>摇摆</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>对象(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Strength</source>
        <translation>强度(&amp;S)</translation>
    </message>
    <message>
        <source>Swin&amp;g</source>
        <translation>摇摆(&amp;G)</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>straight</source>
        <translation>平直</translation>
    </message>
    <message>
        <source>triplet</source>
        <translation>三连音</translation>
    </message>
</context>
<context>
    <name>ReadingAids</name>
    <message>
        <source>mean {mean:.2f}</source>
        <translation>平均 {mean:.2f}</translation>
    </message>
    <message>
        <source>{nats:.2f} nats of surprise</source>
        <translation>意外度 {nats:.2f} 奈特</translation>
    </message>
    <message>
        <source>r = {r:+.2f}</source>
        <translation>r = {r:+.2f}</translation>
    </message>
    <message>
        <source>{r:+.2f} with {feature}</source>
        <translation>与{feature} {r:+.2f}</translation>
    </message>
    <message>
        <source>Layer {layer}, unit {number}: correlation {r:+.2f} with {feature}</source>
        <translation>第 {layer} 层，单元 {number}：与{feature}的相关为 {r:+.2f}</translation>
    </message>
    <message>
        <source>activation {value:+.2f}</source>
        <translation>激活 {value:+.2f}</translation>
    </message>
    <message>
        <source>These {count} words stand in a training text of the model “{index}”: {of}</source>
        <translation>这 {count} 个词见于模型“{index}”的训练文本：{of}</translation>
    </message>
    <message>
        <source>These {count} words stand in {of}</source>
        <translation>这 {count} 个词见于 {of}</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Show nothing behind the words</source>
        <translation>词的背后不显示什么</translation>
    </message>
    <message>
        <source>Find a unit that follows</source>
        <translation>寻找跟随以下内容的单元</translation>
    </message>
    <message>
        <source>Find the unit of the network that follows this best</source>
        <translation>寻找网络中最跟随此内容的单元</translation>
    </message>
    <message>
        <source>Find one that follows…</source>
        <translation>寻找跟随…的单元</translation>
    </message>
    <message>
        <source>Layer </source>
        <translation>层 </translation>
    </message>
    <message>
        <source>Unit </source>
        <translation>单元 </translation>
    </message>
    <message>
        <source>Layer of the network, the first reads the characters</source>
        <translation>网络的层，第一层读取字符</translation>
    </message>
    <message>
        <source>Number of the unit in its layer</source>
        <translation>单元在其层中的编号</translation>
    </message>
    <message>
        <source>Layer of the network</source>
        <translation>网络的层</translation>
    </message>
    <message>
        <source>Number of the unit</source>
        <translation>单元的编号</translation>
    </message>
    <message>
        <source>≥ {nats} nats</source>
        <translation>≥ {nats} 奈特</translation>
    </message>
    <message>
        <source>0 nats</source>
        <translation>0 奈特</translation>
    </message>
    <message>
        <source>the length of the line so far</source>
        <translation>到此为止的行长</translation>
    </message>
    <message>
        <source>the end of the line</source>
        <translation>行尾</translation>
    </message>
    <message>
        <source>the rhyme</source>
        <translation>韵脚</translation>
    </message>
    <message>
        <source>the quotation marks</source>
        <translation>引号</translation>
    </message>
    <message>
        <source>the length of the word so far</source>
        <translation>到此为止的词长</translation>
    </message>
    <message>
        <source>the end of the word</source>
        <translation>词尾</translation>
    </message>
    <message>
        <source>capital letters</source>
        <translation>大写字母</translation>
    </message>
</context>
<context>
    <name>RecordingIn</name>
    <message>
        <source>Played notes are written at the playhead, as long as the grid says. The pedal makes held notes longer by as much; without them it is a rest.</source>
        <translation>弹奏的音符写在播放头处，长度如网格所定。踏板使按住的音符再延长同样的长度；没有按住的音符时则为休止。</translation>
    </message>
    <message>
        <source>Nothing was recorded yet</source>
        <translation>还没有录过音</translation>
    </message>
    <message>
        <source>No MIDI keyboard is connected, so nothing can be heard. Connect one, or look at Transport &gt; Devices.</source>
        <translation>没有连接 MIDI 键盘，因此听不到任何演奏。请连接一个，或查看“走带 &gt; 设备”。</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 个音符</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>{count} 个音符</translation>
    </message>
    <message>
        <source>All Together</source>
        <translation>全部一起</translation>
    </message>
    <message>
        <source>All {count} takes are in the song.</source>
        <translation>全部 {count} 个版本都在乐曲中。</translation>
    </message>
    <message>
        <source>Take {chosen} of {count} is in the song.</source>
        <translation>乐曲中是第 {chosen} 个版本，共 {count} 个。</translation>
    </message>
    <message>
        <source>Other Takes…</source>
        <translation>其他版本…</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>录音(&amp;R)</translation>
    </message>
    <message>
        <source>End &amp;Recording</source>
        <translation>结束录音(&amp;R)</translation>
    </message>
    <message>
        <source>Quantise While Recording is off</source>
        <translation>“录音时量化”是关的</translation>
    </message>
    <message>
        <source>There is one take at most</source>
        <translation>最多只有一个版本</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>There are no unsaved songs of an earlier time.</source>
        <translation>没有以前未保存的乐曲。</translation>
    </message>
    <message>
        <source>Looking for unsaved songs…</source>
        <translation>正在查找未保存的乐曲…</translation>
    </message>
    <message>
        <source>The song is as it was at its last edit; it is not saved yet.</source>
        <translation>乐曲已恢复到最后一次编辑的状态；尚未保存。</translation>
    </message>
    <message>
        <source>Delete Unsaved Song</source>
        <translation>删除未保存的乐曲</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Delete the unsaved edits of “{name}” for good?</source>
        <translation>永久删除“{name}”未保存的编辑吗？</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved Songs</source>
        <translation>未保存的乐曲</translation>
    </message>
    <message>
        <source>Descant ended before these were saved. Restoring opens a song as it was at its last edit; the file on the disk stays as it is until you save.</source>
        <translation>Descant 结束时这些还没有保存。恢复会按最后一次编辑的状态打开乐曲；在您保存之前，磁盘上的文件保持不变。</translation>
    </message>
    <message>
        <source>Unsaved songs</source>
        <translation>未保存的乐曲</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Not Now</source>
        <translation>以后再说(&amp;N)</translation>
    </message>
    <message>
        <source>{why} It lies in {folder}.</source>
        <translation>{why} 它在 {folder} 中。</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 个音符</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>{count} 个音符</translation>
    </message>
    <message>
        <source>1 voice</source>
        <translation>1 个声部</translation>
    </message>
    <message>
        <source>{count} voices</source>
        <translation>{count} 个声部</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>RepaintChoice</name>
    <message>
        <source>Select the notes to write anew, mark them with the brush, or set a loop, first</source>
        <translation>请先选择要重写的音符，用画笔标记，或设置循环区</translation>
    </message>
    <message>
        <source>Write the active voice anew inside the frame</source>
        <translation>在框内重写当前声部</translation>
    </message>
    <message>
        <source>Write the active voice anew in the loop, bars {first} to {last}</source>
        <translation>在循环区第 {first} 至 {last} 小节内重写当前声部</translation>
    </message>
    <message>
        <source>Write the active voice anew in the loop, in bar {first}</source>
        <translation>在循环区第 {first} 小节内重写当前声部</translation>
    </message>
    <message>
        <source>Write something else in the marked cells</source>
        <translation>在标记的单元格处写出别的内容</translation>
    </message>
    <message>
        <source>Write something else where selected notes are</source>
        <translation>在所选音符处写出别的内容</translation>
    </message>
    <message>
        <source>The active voice is no soprano, alto, tenor or bass: give it a part.</source>
        <translation>当前声部不是女高音、女低音、男高音或男低音：请为它指定声部角色。</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Descant ended unexpectedly before. {report} says more; you may send it, and nothing was sent.</source>
        <translation>Descant 上次意外结束。{report} 中有更多信息；您可以把它发出，程序没有发送任何内容。</translation>
    </message>
    <message>
        <source>Show Folder</source>
        <translation>显示文件夹</translation>
    </message>
</context>
<context>
    <name>RollMenu</name>
    <message>
        <source>Paste &amp;Here</source>
        <translation>粘贴到此处(&amp;H)</translation>
    </message>
    <message>
        <source>To &amp;Voice</source>
        <translation>归入声部(&amp;V)</translation>
    </message>
</context>
<context>
    <name>RollView</name>
    <message>
        <source>Piano roll</source>
        <translation>钢琴卷帘</translation>
    </message>
    <message>
        <source>Double-click to write a note</source>
        <translation>双击写一个音符</translation>
    </message>
    <message>
        <source>or drag with the draw tool (key 2), or write by letters (key N).</source>
        <translation>或用绘制工具（按键 2）拖动，或用字母写（按键 N）。</translation>
    </message>
    <message>
        <source>R records a MIDI keyboard, Ctrl+O opens a song or a MIDI file.</source>
        <translation>R 从 MIDI 键盘录音，Ctrl+O 打开乐曲或 MIDI 文件。</translation>
    </message>
    <message>
        <source>Then press Harmonize to hear four voices.</source>
        <translation>然后按“配和声”听四个声部。</translation>
    </message>
</context>
<context>
    <name>ScoreView</name>
    <message>
        <source>Score</source>
        <translation>乐谱</translation>
    </message>
</context>
<context>
    <name>ScrollBars</name>
    <message>
        <source>Scroll in time</source>
        <translation>沿时间滚动</translation>
    </message>
    <message>
        <source>Scroll in pitch</source>
        <translation>沿音高滚动</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>&amp;Loop Section</source>
        <translation>循环段落(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Select Notes of Section</source>
        <translation>选择段落的音符(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Duplicate Section</source>
        <translation>重复段落(&amp;D)</translation>
    </message>
    <message>
        <source>Move Section E&amp;arlier</source>
        <translation>段落前移(&amp;A)</translation>
    </message>
    <message>
        <source>Move Section Late&amp;r</source>
        <translation>段落后移(&amp;R)</translation>
    </message>
    <message>
        <source>D&amp;elete Section</source>
        <translation>删除段落(&amp;E)</translation>
    </message>
    <message>
        <source>This is the first section.</source>
        <translation>这是第一个段落。</translation>
    </message>
    <message>
        <source>This is the last section.</source>
        <translation>这是最后一个段落。</translation>
    </message>
    <message>
        <source>There is no marker before the playhead.</source>
        <translation>播放头之前没有标记。</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A MIDI file knows major and minor only; other modes became major.</source>
        <translation>MIDI 文件只有大调和小调；其他调式已改为大调。</translation>
    </message>
    <message>
        <source>A candidate that has words can only be taken as a whole.</source>
        <translation>带词的候选只能整个取用。</translation>
    </message>
    <message>
        <source>A change of tempo, key or section stands at the next note.</source>
        <translation>速度、调或段落的一处变化移到了下一个音符处。</translation>
    </message>
    <message>
        <source>A chord symbol is not kept, because another part has another one there.</source>
        <translation>未保留一个和弦符号，因为另一个声部在同一位置有不同的符号。</translation>
    </message>
    <message>
        <source>A chord symbol of the file has the nearest name that is known: {new} for {old}.</source>
        <translation>文件中有一个和弦符号改用了最接近的已知名称：{old} 改为 {new}。</translation>
    </message>
    <message>
        <source>A chord symbol stands at the next note.</source>
        <translation>一个和弦符号放到了下一个音符处。</translation>
    </message>
    <message>
        <source>A count of tunes on the card of {folder} is no number.</source>
        <translation>{folder} 的说明卡上有一个曲数不是数字。</translation>
    </message>
    <message>
        <source>A project keeps {max_versions} versions; remove one first.</source>
        <translation>一个工程保留 {max_versions} 个版本；请先移除一个。</translation>
    </message>
    <message>
        <source>A sound file is still being made; wait for it, or cancel it.</source>
        <translation>仍在生成音频文件；请等待，或取消它。</translation>
    </message>
    <message>
        <source>A syllable that is sung by several voices at once is written for the first.</source>
        <translation>由几个声部同时演唱的音节写在第一个声部上。</translation>
    </message>
    <message>
        <source>A text is still being written; stop it first.</source>
        <translation>仍在写一段文本；请先停止它。</translation>
    </message>
    <message>
        <source>Accompany</source>
        <translation>伴奏</translation>
    </message>
    <message>
        <source>Add Chord Symbol</source>
        <translation>添加和弦符号</translation>
    </message>
    <message>
        <source>Add Marker</source>
        <translation>添加标记</translation>
    </message>
    <message>
        <source>All Takes Together</source>
        <translation>全部版本一起</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Change Chord Symbol</source>
        <translation>更改和弦符号</translation>
    </message>
    <message>
        <source>Change Key</source>
        <translation>更改调</translation>
    </message>
    <message>
        <source>Change Meter</source>
        <translation>更改拍号</translation>
    </message>
    <message>
        <source>Change Points</source>
        <translation>更改控制点</translation>
    </message>
    <message>
        <source>Change Tempo</source>
        <translation>更改速度</translation>
    </message>
    <message>
        <source>Change Velocity</source>
        <translation>更改力度</translation>
    </message>
    <message>
        <source>Change Voice</source>
        <translation>更换声部</translation>
    </message>
    <message>
        <source>Chord Symbols from the Notes</source>
        <translation>从音符读取和弦符号</translation>
    </message>
    <message>
        <source>Clear Controller</source>
        <translation>清空控制器</translation>
    </message>
    <message>
        <source>Clear Marks</source>
        <translation>清除标记</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>Control events (pedal, bend, volume and the like) cannot be written in ABC notation.</source>
        <translation>控制事件（踏板、弯音、音量等）无法用 ABC 记谱写出。</translation>
    </message>
    <message>
        <source>Copy Chord Symbol</source>
        <translation>复制和弦符号</translation>
    </message>
    <message>
        <source>Copy Marker</source>
        <translation>复制标记</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Delete Notes</source>
        <translation>删除音符</translation>
    </message>
    <message>
        <source>Delete Time</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Divide Words</source>
        <translation>划分单词</translation>
    </message>
    <message>
        <source>Draw Controller</source>
        <translation>绘制控制器</translation>
    </message>
    <message>
        <source>Draw Line</source>
        <translation>绘制直线</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Duplicate Time</source>
        <translation>重复时间</translation>
    </message>
    <message>
        <source>Duplicate Voice</source>
        <translation>复制声部</translation>
    </message>
    <message>
        <source>Edit Syllable</source>
        <translation>编辑音节</translation>
    </message>
    <message>
        <source>Edit Words</source>
        <translation>编辑歌词</translation>
    </message>
    <message>
        <source>Enter Note</source>
        <translation>输入音符</translation>
    </message>
    <message>
        <source>Enter Rest</source>
        <translation>输入休止</translation>
    </message>
    <message>
        <source>Erase Points</source>
        <translation>擦除控制点</translation>
    </message>
    <message>
        <source>Every voice with notes is muted, so there is nothing to hear.</source>
        <translation>所有带音符的声部都已静音，因此没有可听的内容。</translation>
    </message>
    <message>
        <source>Everything there is locked, or too short to be repainted.</source>
        <translation>那里的内容都已锁定，或短得无法重写。</translation>
    </message>
    <message>
        <source>Everything there is locked; unlock some of it first.</source>
        <translation>那里的内容都已锁定；请先解锁一部分。</translation>
    </message>
    <message>
        <source>Extend Syllable</source>
        <translation>延长音节</translation>
    </message>
    <message>
        <source>Finish what you are doing with the mouse first.</source>
        <translation>请先完成手头的鼠标操作。</translation>
    </message>
    <message>
        <source>Fixed Length</source>
        <translation>固定长度</translation>
    </message>
    <message>
        <source>Give the version a name.</source>
        <translation>请给版本起个名称。</translation>
    </message>
    <message>
        <source>Glue Notes</source>
        <translation>粘合音符</translation>
    </message>
    <message>
        <source>Harmonize</source>
        <translation>配和声</translation>
    </message>
    <message>
        <source>Hold Notes</source>
        <translation>延长音符</translation>
    </message>
    <message>
        <source>How loud each note is cannot be written in ABC notation.</source>
        <translation>每个音符的响度无法用 ABC 记谱写出。</translation>
    </message>
    <message>
        <source>Humanise</source>
        <translation>人性化</translation>
    </message>
    <message>
        <source>Insert Time</source>
        <translation>插入时间</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>倒影</translation>
    </message>
    <message>
        <source>Invert in Key</source>
        <translation>调内倒影</translation>
    </message>
    <message>
        <source>It declares entities, which are refused because they can do harm.</source>
        <translation>它声明了实体；实体可能有害，因此被拒绝。</translation>
    </message>
    <message>
        <source>It goes on for longer than can be opened.</source>
        <translation>它长得无法打开。</translation>
    </message>
    <message>
        <source>It has a bar that is longer than can be opened.</source>
        <translation>它有一个小节长得无法打开。</translation>
    </message>
    <message>
        <source>It has more elements than can be opened.</source>
        <translation>它的元素多得无法打开。</translation>
    </message>
    <message>
        <source>It has more measures than can be opened.</source>
        <translation>它的小节多得无法打开。</translation>
    </message>
    <message>
        <source>It has more notes than can be opened.</source>
        <translation>它的音符多得无法打开。</translation>
    </message>
    <message>
        <source>It has more than {max_voices} parts.</source>
        <translation>它的声部超过 {max_voices} 个。</translation>
    </message>
    <message>
        <source>It has more than {max_voices} voices.</source>
        <translation>它的声部超过 {max_voices} 个。</translation>
    </message>
    <message>
        <source>It has no tune {tune}, the last is {len}.</source>
        <translation>其中没有第 {tune} 首曲子，最后一首是第 {len} 首。</translation>
    </message>
    <message>
        <source>It is an archive of more files than a score has.</source>
        <translation>它是一个归档，其中的文件比一份乐谱该有的多。</translation>
    </message>
    <message>
        <source>It is in a character set that cannot be read.</source>
        <translation>它用的字符集无法读取。</translation>
    </message>
    <message>
        <source>It is larger than {value} MB and was not opened.</source>
        <translation>它大于 {value} MB，没有打开。</translation>
    </message>
    <message>
        <source>It is larger than {value} MB.</source>
        <translation>它大于 {value} MB。</translation>
    </message>
    <message>
        <source>It is no MusicXML score.</source>
        <translation>它不是 MusicXML 乐谱。</translation>
    </message>
    <message>
        <source>It is no whole XML document ({what}).</source>
        <translation>它不是完整的 XML 文档（{what}）。</translation>
    </message>
    <message>
        <source>It is no whole compressed MusicXML file.</source>
        <translation>它不是完整的压缩 MusicXML 文件。</translation>
    </message>
    <message>
        <source>It is packed in a way that is not used for music.</source>
        <translation>它的压缩方式不是音乐所用的。</translation>
    </message>
    <message>
        <source>It refers to another file, which is not read.</source>
        <translation>它引用了另一个文件，该文件不予读取。</translation>
    </message>
    <message>
        <source>Its elements lie too deep in each other.</source>
        <translation>它的元素嵌套得太深。</translation>
    </message>
    <message>
        <source>Join Syllables</source>
        <translation>合并音节</translation>
    </message>
    <message>
        <source>Keep Version</source>
        <translation>保留版本</translation>
    </message>
    <message>
        <source>Lay All Verses</source>
        <translation>配上所有主歌</translation>
    </message>
    <message>
        <source>Lay Under Notes</source>
        <translation>配到音符下</translation>
    </message>
    <message>
        <source>Learn in the window of Descant</source>
        <translation>在 Descant 的窗口中学习</translation>
    </message>
    <message>
        <source>Learning ended without a result, and nothing was written.</source>
        <translation>学习结束而没有结果，也没有写入任何内容。</translation>
    </message>
    <message>
        <source>Learning failed and nothing was written; the log says more ({log_file}).</source>
        <translation>学习失败，没有写入任何内容；日志中有更多信息（{log_file}）。</translation>
    </message>
    <message>
        <source>Learning needs the package {partition}, which is not installed, so nothing was learned; install Descant again.</source>
        <translation>学习需要未安装的软件包 {partition}，因此没有学习；请重新安装 Descant。</translation>
    </message>
    <message>
        <source>Learning was ended from outside, perhaps for want of memory; nothing was written. Close other programs, or give fewer files.</source>
        <translation>学习被外部终止，可能是内存不足；没有写入任何内容。请关闭其他程序，或少给些文件。</translation>
    </message>
    <message>
        <source>Legato</source>
        <translation>连奏</translation>
    </message>
    <message>
        <source>Locks and what is marked for the models are not in the file.</source>
        <translation>锁定和给模型的标记不在文件中。</translation>
    </message>
    <message>
        <source>Making the sound file ended unexpectedly, so there is none; the song is safe. Try again, or another soundfont.</source>
        <translation>生成音频文件时意外结束，因此没有文件；乐曲安全。请重试，或换一个音色库。</translation>
    </message>
    <message>
        <source>Mark to Rewrite</source>
        <translation>标记为重写</translation>
    </message>
    <message>
        <source>Merge Notes</source>
        <translation>合并音符</translation>
    </message>
    <message>
        <source>Merge Voices</source>
        <translation>合并声部</translation>
    </message>
    <message>
        <source>Midi Through</source>
        <translation>MIDI 直通</translation>
    </message>
    <message>
        <source>Move Chord Symbol</source>
        <translation>移动和弦符号</translation>
    </message>
    <message>
        <source>Move Marker</source>
        <translation>移动标记</translation>
    </message>
    <message>
        <source>Move Meter</source>
        <translation>移动拍号</translation>
    </message>
    <message>
        <source>Move Notes</source>
        <translation>移动音符</translation>
    </message>
    <message>
        <source>Move Points</source>
        <translation>移动控制点</translation>
    </message>
    <message>
        <source>Move Section</source>
        <translation>移动段落</translation>
    </message>
    <message>
        <source>Move Syllables Earlier</source>
        <translation>音节前移</translation>
    </message>
    <message>
        <source>Move Syllables Later</source>
        <translation>音节后移</translation>
    </message>
    <message>
        <source>Move Tempo</source>
        <translation>移动速度</translation>
    </message>
    <message>
        <source>Move Voice</source>
        <translation>移动声部</translation>
    </message>
    <message>
        <source>No audio device answered, so the built-in sound stays silent; playing goes on without it. Connect one, or choose a MIDI output.</source>
        <translation>没有音频设备响应，因此内置声音保持安静；播放照常进行。请连接一个，或选择 MIDI 输出。</translation>
    </message>
    <message>
        <source>No model that can accompany is installed.</source>
        <translation>没有安装可以伴奏的模型。</translation>
    </message>
    <message>
        <source>No model that can answer is installed.</source>
        <translation>没有安装可以应答的模型。</translation>
    </message>
    <message>
        <source>No model that can play on is installed.</source>
        <translation>没有安装可以续奏的模型。</translation>
    </message>
    <message>
        <source>No model that writes lyrics is installed.</source>
        <translation>没有安装写歌词的模型。</translation>
    </message>
    <message>
        <source>No note begins there or after it.</source>
        <translation>那里及其后没有音符开始。</translation>
    </message>
    <message>
        <source>No part has a note there or after it.</source>
        <translation>那里及其后没有声部有音符。</translation>
    </message>
    <message>
        <source>No pitch of {name} lies within the range of the {role}; widen the range or choose another key.</source>
        <translation>{role}的音域内没有{name}的音高；请放宽音域或换一个调。</translation>
    </message>
    <message>
        <source>No words lie under the selected notes; lay some there, or ask for Words for Melody.</source>
        <translation>所选音符下没有词；请先配上一些，或使用“为旋律填词”。</translation>
    </message>
    <message>
        <source>No words were found that fit; try another artist or temperature.</source>
        <translation>没有找到合适的词；请换一个艺术家或温度。</translation>
    </message>
    <message>
        <source>No {family} model is installed in {where}.</source>
        <translation>{where} 中没有安装 {family} 模型。</translation>
    </message>
    <message>
        <source>None of the selected notes is of a soprano, alto, tenor or bass voice; give their voice one of these parts, and repaint again.</source>
        <translation>所选音符都不属于女高音、女低音、男高音或男低音声部；请给它们的声部指定其中一个角色，再重写。</translation>
    </message>
    <message>
        <source>None of the song&apos;s voices is soprano, alto, tenor or bass; give them these parts, or choose a model of another family.</source>
        <translation>乐曲的声部中没有女高音、女低音、男高音或男低音；请指定这些角色，或选择其他类型的模型。</translation>
    </message>
    <message>
        <source>Notes for Words</source>
        <translation>为词谱曲</translation>
    </message>
    <message>
        <source>Notes for words are written in a soprano, alto, tenor or bass; choose such a voice.</source>
        <translation>为词谱的音符写在女高音、女低音、男高音或男低音声部；请选择这样的声部。</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder} ({reason}), so nothing is learned.</source>
        <translation>无法写入 {folder}（{reason}），因此不学习任何内容。</translation>
    </message>
    <message>
        <source>Nothing in this text tells what follows the {follow}; write more.</source>
        <translation>这段文本中没有什么能说明什么跟随{follow}；请多写一些。</translation>
    </message>
    <message>
        <source>Nothing is marked in a soprano, alto, tenor or bass voice; mark what to repaint first.</source>
        <translation>女高音、女低音、男高音或男低音声部中没有标记；请先标记要重写的内容。</translation>
    </message>
    <message>
        <source>Nothing was played on a MIDI input since the last recording; play something first.</source>
        <translation>自上次录音以来，MIDI 输入上没有弹过什么；请先弹些什么。</translation>
    </message>
    <message>
        <source>Of its {len} tunes number {tune} was opened.</source>
        <translation>打开了其中 {len} 首曲子的第 {tune} 首。</translation>
    </message>
    <message>
        <source>Of its {len} tunes the first was opened.</source>
        <translation>它有 {len} 首曲子，已打开第一首。</translation>
    </message>
    <message>
        <source>One of its measures has more in it than can be opened.</source>
        <translation>它有一个小节的内容多得无法打开。</translation>
    </message>
    <message>
        <source>Only what was harmonised or repainted can be made again like this.</source>
        <translation>只有配和声或重写得来的内容才能这样再生成。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>量化</translation>
    </message>
    <message>
        <source>Remove Chord Symbol</source>
        <translation>移除和弦符号</translation>
    </message>
    <message>
        <source>Remove Chord Symbols</source>
        <translation>移除全部和弦符号</translation>
    </message>
    <message>
        <source>Remove Duplicates</source>
        <translation>去除重复</translation>
    </message>
    <message>
        <source>Remove Key</source>
        <translation>移除调</translation>
    </message>
    <message>
        <source>Remove Marker</source>
        <translation>移除标记</translation>
    </message>
    <message>
        <source>Remove Meter</source>
        <translation>移除拍号</translation>
    </message>
    <message>
        <source>Remove Overlaps</source>
        <translation>去除重叠</translation>
    </message>
    <message>
        <source>Remove Tempo</source>
        <translation>移除速度</translation>
    </message>
    <message>
        <source>Remove Version</source>
        <translation>移除版本</translation>
    </message>
    <message>
        <source>Rename Marker</source>
        <translation>重命名标记</translation>
    </message>
    <message>
        <source>Rename Version</source>
        <translation>重命名版本</translation>
    </message>
    <message>
        <source>Repaint</source>
        <translation>重写</translation>
    </message>
    <message>
        <source>Repaint Words and Notes</source>
        <translation>重写词与音符</translation>
    </message>
    <message>
        <source>Resize Notes</source>
        <translation>调整音符长度</translation>
    </message>
    <message>
        <source>Restore Version</source>
        <translation>恢复版本</translation>
    </message>
    <message>
        <source>Retrograde</source>
        <translation>逆行</translation>
    </message>
    <message>
        <source>Say which voice is meant: {join}.</source>
        <translation>请说明是哪个声部：{join}。</translation>
    </message>
    <message>
        <source>Select the notes to repaint first.</source>
        <translation>请先选择要重写的音符。</translation>
    </message>
    <message>
        <source>Shorten Syllable</source>
        <translation>缩短音节</translation>
    </message>
    <message>
        <source>Signs in words that mean something else in ABC notation are left out.</source>
        <translation>词中在 ABC 记谱里另有含义的符号已舍去。</translation>
    </message>
    <message>
        <source>Skip Note</source>
        <translation>跳过音符</translation>
    </message>
    <message>
        <source>Split Chords into Voices</source>
        <translation>把和弦分成声部</translation>
    </message>
    <message>
        <source>Split Notes</source>
        <translation>拆分音符</translation>
    </message>
    <message>
        <source>Split Syllable</source>
        <translation>拆分音节</translation>
    </message>
    <message>
        <source>Steady Tempo</source>
        <translation>稳定速度</translation>
    </message>
    <message>
        <source>Step Entry</source>
        <translation>步进输入</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>持续演奏</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>伸缩</translation>
    </message>
    <message>
        <source>Swap Pitch</source>
        <translation>更换音高</translation>
    </message>
    <message>
        <source>Syllables that several voices sing at once are written for the first of them.</source>
        <translation>几个声部同时唱的音节写在其中第一个声部下。</translation>
    </message>
    <message>
        <source>Take Words off Notes</source>
        <translation>从音符上取下词</translation>
    </message>
    <message>
        <source>Tempo Ramp</source>
        <translation>速度渐变</translation>
    </message>
    <message>
        <source>That candidate is no longer there; ask for others.</source>
        <translation>那个候选已经不在了；请重新请求。</translation>
    </message>
    <message>
        <source>That candidate is still being made; wait for it, or cancel.</source>
        <translation>那个候选仍在生成；请等待，或取消。</translation>
    </message>
    <message>
        <source>That is before the song&apos;s first bar or beyond its end.</source>
        <translation>那在乐曲的第一小节之前或结尾之后。</translation>
    </message>
    <message>
        <source>That is too much at once: {max_lines} lines of {max_syllables} syllables at most.</source>
        <translation>一次太多了：最多 {max_lines} 行，每行 {max_syllables} 个音节。</translation>
    </message>
    <message>
        <source>That is too much to hand over at once ({max_notes} notes at most); export it.</source>
        <translation>一次交出的内容太多（最多 {max_notes} 个音符）；请改用导出。</translation>
    </message>
    <message>
        <source>That line is too long to be written anew at once.</source>
        <translation>那一行太长，无法一次改写。</translation>
    </message>
    <message>
        <source>That model is no longer there.</source>
        <translation>那个模型已经不在了。</translation>
    </message>
    <message>
        <source>The MIDI clock from “{following}” has stopped coming, so the music stopped. It plays again at the next start or continue.</source>
        <translation>来自“{following}”的 MIDI 时钟停了，因此音乐停止。下次收到开始或继续时会再次播放。</translation>
    </message>
    <message>
        <source>The MIDI file goes on for longer than can be opened.</source>
        <translation>这个 MIDI 文件长得无法打开。</translation>
    </message>
    <message>
        <source>The MIDI file has more than {max_tracks} tracks, which is more than can be opened.</source>
        <translation>这个 MIDI 文件的音轨超过 {max_tracks} 个，多得无法打开。</translation>
    </message>
    <message>
        <source>The MIDI file has more than {max_voices} voices, which is more than can be opened.</source>
        <translation>这个 MIDI 文件的声部超过 {max_voices} 个，多得无法打开。</translation>
    </message>
    <message>
        <source>The MIDI file has no track.</source>
        <translation>这个 MIDI 文件没有音轨。</translation>
    </message>
    <message>
        <source>The MIDI file is cut off in its first bytes; nothing in it can be read.</source>
        <translation>这个 MIDI 文件在开头几个字节就断了；其中的内容无法读取。</translation>
    </message>
    <message>
        <source>The MIDI file is damaged; no note in it could be read.</source>
        <translation>这个 MIDI 文件已损坏；其中没有能读取的音符。</translation>
    </message>
    <message>
        <source>The MIDI file says that a quarter note lasts 0 ticks.</source>
        <translation>这个 MIDI 文件称四分音符为 0 个时钟刻。</translation>
    </message>
    <message>
        <source>The MIDI file says that a second lasts 0 ticks.</source>
        <translation>这个 MIDI 文件称一秒为 0 个时钟刻。</translation>
    </message>
    <message>
        <source>The MIDI input “{name}” could not be opened; another program may be using it.</source>
        <translation>MIDI 输入“{name}”无法打开；可能有别的程序在使用它。</translation>
    </message>
    <message>
        <source>The MIDI input “{name}” has gone away; what was held on it has been let go of. It is used again as soon as it is back.</source>
        <translation>MIDI 输入“{name}”已断开；按住的键都已松开。它一回来就会重新使用。</translation>
    </message>
    <message>
        <source>The MIDI input “{name}” is there again and is used.</source>
        <translation>MIDI 输入“{name}”又回来了，正在使用。</translation>
    </message>
    <message>
        <source>The MIDI output “{name}” could not be opened; another program may be using it.</source>
        <translation>MIDI 输出“{name}”无法打开；可能有别的程序在使用它。</translation>
    </message>
    <message>
        <source>The MIDI output “{name}” does not answer any more.</source>
        <translation>MIDI 输出“{name}”不再响应。</translation>
    </message>
    <message>
        <source>The MIDI output “{name}” has gone away; playing goes to the built-in sound until it is back.</source>
        <translation>MIDI 输出“{name}”已断开；在它回来之前改用内置声音播放。</translation>
    </message>
    <message>
        <source>The MIDI output “{name}” is not there, so it gets no clock until it is; everything else goes on.</source>
        <translation>MIDI 输出“{name}”不在，因此在它回来之前收不到时钟；其他一切照常。</translation>
    </message>
    <message>
        <source>The MIDI output “{name}” is there and is used.</source>
        <translation>MIDI 输出“{name}”在了，正在使用。</translation>
    </message>
    <message>
        <source>The MIDI outputs that voices play on are not in the file.</source>
        <translation>各声部所用的 MIDI 输出不在文件中。</translation>
    </message>
    <message>
        <source>The alphabet of {folder} does not fit its network.</source>
        <translation>{folder} 的字母表与其网络不符。</translation>
    </message>
    <message>
        <source>The built-in sound needs a soundfont and found none; choose an .sf2 file in Transport &gt; Sound.</source>
        <translation>内置声音需要音色库，但没有找到；请在“走带 &gt; 声音”中选择 .sf2 文件。</translation>
    </message>
    <message>
        <source>The built-in sound needs the FluidSynth library, which is not on this machine; everything else works. On Debian and Ubuntu `sudo apt install libfluidsynth3` brings it, on macOS `brew install fluid-synth`; `descant doctor` says more.</source>
        <translation>内置声音需要本机没有的 FluidSynth 库；其他一切正常。在 Debian 和 Ubuntu 上可用 `sudo apt install libfluidsynth3` 安装，在 macOS 上用 `brew install fluid-synth`；`descant doctor` 有更多说明。</translation>
    </message>
    <message>
        <source>The card for {folder} is no JSON ({brief}).</source>
        <translation>{folder} 的说明卡不是 JSON（{brief}）。</translation>
    </message>
    <message>
        <source>The card in {folder} has odd defaults: {error}.</source>
        <translation>{folder} 中的卡片有奇怪的默认值：{error}。</translation>
    </message>
    <message>
        <source>The card of the index {path} is no JSON.</source>
        <translation>索引 {path} 的说明卡不是 JSON。</translation>
    </message>
    <message>
        <source>The card of {folder} does not say how long a step is.</source>
        <translation>{folder} 的说明卡没有说明一步有多长。</translation>
    </message>
    <message>
        <source>The card of {folder} does not say what its tunes are like.</source>
        <translation>{folder} 的说明卡没有说明它的曲子是什么样的。</translation>
    </message>
    <message>
        <source>The card of {folder} has no vocabulary and conditions.</source>
        <translation>{folder} 的说明卡没有词汇表和条件。</translation>
    </message>
    <message>
        <source>The card of {folder} has no vocabulary and list of artists.</source>
        <translation>{folder} 的说明卡没有词汇表和艺术家列表。</translation>
    </message>
    <message>
        <source>The card of {folder} is not in order: {error}.</source>
        <translation>{folder} 的说明卡有问题：{error}。</translation>
    </message>
    <message>
        <source>The card {path} is no JSON ({brief}).</source>
        <translation>说明卡 {path} 不是 JSON（{brief}）。</translation>
    </message>
    <message>
        <source>The chord symbols of the song are not in the MIDI file.</source>
        <translation>MIDI 文件中没有这首歌的和弦符号。</translation>
    </message>
    <message>
        <source>The condition {name} on the card of {folder} is no list.</source>
        <translation>{folder} 说明卡上的条件 {name} 不是列表。</translation>
    </message>
    <message>
        <source>The engine cannot be sent this request; your song is as it was.</source>
        <translation>无法把这个请求发给引擎；您的乐曲没有改变。</translation>
    </message>
    <message>
        <source>The engine keeps stopping and is not started again until the next request; your song is as it was, the log says more.</source>
        <translation>引擎一再停止，在下一个请求之前不再启动；您的乐曲没有改变，日志中有更多信息。</translation>
    </message>
    <message>
        <source>The engine said something unknown.</source>
        <translation>引擎说了不明的内容。</translation>
    </message>
    <message>
        <source>The engine stopped and is being started again; your song is as it was.</source>
        <translation>引擎停止了，正在重新启动；您的乐曲没有改变。</translation>
    </message>
    <message>
        <source>The engine stopped in the middle of this; your song is as it was, try again.</source>
        <translation>引擎在中途停止了；您的乐曲没有改变，请重试。</translation>
    </message>
    <message>
        <source>The engraver stopped unexpectedly, so the page view is not up to date; the song is as it was.</source>
        <translation>排版程序意外停止，因此乐谱页不是最新的；乐曲没有改变。</translation>
    </message>
    <message>
        <source>The family {brief} on {path} is unknown; known: {join}.</source>
        <translation>{path} 上的模型类型 {brief} 不明；已知的有：{join}。</translation>
    </message>
    <message>
        <source>The field &apos;bars&apos; on the card of {path} is no list of numbers.</source>
        <translation>{path} 的卡片上的字段“bars”不是数字列表。</translation>
    </message>
    <message>
        <source>The field &apos;kind&apos; on the card of {path} is unknown.</source>
        <translation>{path} 说明卡上的字段 &apos;kind&apos; 不明。</translation>
    </message>
    <message>
        <source>The field &apos;parts&apos; on the card of {path} is for words alone.</source>
        <translation>{path} 说明卡上的字段 &apos;parts&apos; 只用于词。</translation>
    </message>
    <message>
        <source>The field &apos;titles&apos; on the card of {path} is no list of titles.</source>
        <translation>{path} 的卡片上的字段“titles”不是标题列表。</translation>
    </message>
    <message>
        <source>The field {name} on the card of {path} is no usable number.</source>
        <translation>{path} 说明卡上的字段 {name} 不是可用的数字。</translation>
    </message>
    <message>
        <source>The field {where} on {path} must be {wanted}.</source>
        <translation>{path} 上的字段 {where} 必须是{wanted}。</translation>
    </message>
    <message>
        <source>The file beside {path} is no card of an index.</source>
        <translation>{path} 旁边的文件不是索引的说明卡。</translation>
    </message>
    <message>
        <source>The file holds more than {all} events, which is more than can be opened.</source>
        <translation>文件中的事件超过 {all} 个，多得无法打开。</translation>
    </message>
    <message>
        <source>The file holds {len} separate sequences; they follow one another.</source>
        <translation>文件包含 {len} 个独立的序列；它们前后相接。</translation>
    </message>
    <message>
        <source>The file is damaged: {value} {listed} {value2} read as far as possible.</source>
        <translation>文件已损坏：{listed}已尽量读取。</translation>
    </message>
    <message>
        <source>The file is damaged; a part of it was passed over.</source>
        <translation>文件已损坏；跳过了其中一部分。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The file {path} cannot be read ({reason}).</source>
        <translation>文件 {path} 无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>The file {path} is no card of a model pack.</source>
        <translation>文件 {path} 不是模型包的说明卡。</translation>
    </message>
    <message>
        <source>The file {path} is too large.</source>
        <translation>文件 {path} 太大。</translation>
    </message>
    <message>
        <source>The filter in {path} has the wrong shape.</source>
        <translation>{path} 中的过滤器形状不对。</translation>
    </message>
    <message>
        <source>The index {path} holds no filter.</source>
        <translation>索引 {path} 中没有过滤器。</translation>
    </message>
    <message>
        <source>The index {path} is not the one on its card (wrong sha256).</source>
        <translation>索引 {path} 与其说明卡不符（sha256 不对）。</translation>
    </message>
    <message>
        <source>The index {path} is of another version; use a newer Descant.</source>
        <translation>索引 {path} 是另一个版本；请使用更新的 Descant。</translation>
    </message>
    <message>
        <source>The lower voices cannot be written: {error}.</source>
        <translation>无法写下方声部：{error}。</translation>
    </message>
    <message>
        <source>The melody reaches to bar {bars}; the models work on songs of up to {max_bars} bars.</source>
        <translation>旋律到第 {bars} 小节；模型处理的乐曲最多 {max_bars} 小节。</translation>
    </message>
    <message>
        <source>The melody&apos;s voice is no longer there; choose another voice.</source>
        <translation>旋律的声部已经不在了；请选择另一个声部。</translation>
    </message>
    <message>
        <source>The melody&apos;s voice is no longer there; press Harmonize again.</source>
        <translation>旋律的声部已经不在了；请再次按“配和声”。</translation>
    </message>
    <message>
        <source>The model cannot answer this: {error}.</source>
        <translation>模型无法应答：{error}。</translation>
    </message>
    <message>
        <source>The model cannot be {what} ({reason}); nothing has changed.</source>
        <translation>无法对模型进行此操作（{reason}）；没有任何改变。</translation>
    </message>
    <message>
        <source>The model cannot play on from here: {error}.</source>
        <translation>模型无法从这里续奏：{error}。</translation>
    </message>
    <message>
        <source>The model cannot read this song: {error}.</source>
        <translation>模型无法读这首乐曲：{error}。</translation>
    </message>
    <message>
        <source>The model failed ({kind}); {safe}, try again with other settings.</source>
        <translation>模型失败了（{kind}）；{safe}，请用别的设置重试。</translation>
    </message>
    <message>
        <source>The model is playing already; stop it first.</source>
        <translation>模型已在演奏；请先停止它。</translation>
    </message>
    <message>
        <source>The model is still at work; cancel it first.</source>
        <translation>模型仍在工作；请先取消它。</translation>
    </message>
    <message>
        <source>The model knows no artist {name}{hint}; choose one from its list.</source>
        <translation>模型不认识艺术家 {name}{hint}；请从它的列表中选择。</translation>
    </message>
    <message>
        <source>The model knows no pitch from {lowest} to {highest}; widen the range.</source>
        <translation>模型不认识 {lowest} 到 {highest} 的任何音高；请放宽音域。</translation>
    </message>
    <message>
        <source>The model knows no tune with {alien} in it.</source>
        <translation>模型不认识含有 {alien} 的曲子。</translation>
    </message>
    <message>
        <source>The model knows no {name} {value}; it knows {known}.</source>
        <translation>模型不认识{name} {value}；它认识的有 {known}。</translation>
    </message>
    <message>
        <source>The model plays along already; stop it first.</source>
        <translation>模型已在协同演奏；请先停止它。</translation>
    </message>
    <message>
        <source>The model sings no pitch of {spell} to {spell2} ({low}-{high}); give the {role} a range within {lowest}-{value}.</source>
        <translation>模型不唱 {spell} 到 {spell2}（{low}-{high}）的任何音高；请给{role}设一个在 {lowest}-{value} 之内的音域。</translation>
    </message>
    <message>
        <source>The model stopped playing, as its engine failed; what it has played is in your song. You can start it again.</source>
        <translation>模型因其引擎失败而停止演奏；已经演奏的在您的乐曲中。您可以重新开始。</translation>
    </message>
    <message>
        <source>The model {name} does not compare such pieces: a roll pack compares songs, a tune pack tunes.</source>
        <translation>模型 {name} 不比较这样的作品：卷帘模型比较乐曲，曲调模型比较曲调。</translation>
    </message>
    <message>
        <source>The model {name} does not read songs.</source>
        <translation>模型 {name} 不读乐曲。</translation>
    </message>
    <message>
        <source>The model {name} found no line of {len} syllables; try another seed, artist or temperature.</source>
        <translation>模型 {name} 没有找到 {len} 个音节的行；请换一个种子、艺术家或温度。</translation>
    </message>
    <message>
        <source>The model {name} has the units 0 to {value} in its layers 0 to {value2}; choose one of them.</source>
        <translation>模型 {name} 在第 0 到 {value2} 层有单元 0 到 {value}；请选择其中之一。</translation>
    </message>
    <message>
        <source>The model {name} is of the {family} family, which does not {work}; choose a model of the family {join}.</source>
        <translation>模型 {name} 属于 {family} 家族，不能{work}；请选用 {join} 家族的模型。</translation>
    </message>
    <message>
        <source>The model {name} knows no artists.</source>
        <translation>模型 {name} 不认识艺术家。</translation>
    </message>
    <message>
        <source>The model {name} reads songs alone.</source>
        <translation>模型 {name} 只读乐曲。</translation>
    </message>
    <message>
        <source>The model {name} reads texts alone.</source>
        <translation>模型 {name} 只读文本。</translation>
    </message>
    <message>
        <source>The model {name} reads tunes alone.</source>
        <translation>模型 {name} 只读曲调。</translation>
    </message>
    <message>
        <source>The model {name} writes beginnings and ends of notes apart, so it cannot play on and on; choose another model.</source>
        <translation>模型 {name} 把音符的开始和结束分开写，因此不能持续演奏；请选择另一个模型。</translation>
    </message>
    <message>
        <source>The model “{pack}” is no longer installed.</source>
        <translation>模型“{pack}”已不再安装。</translation>
    </message>
    <message>
        <source>The model&apos;s engine failed, so there is no answer; what you played is kept. Play again for another.</source>
        <translation>模型的引擎失败了，因此没有应答；您弹的内容已保留。再弹即可得到新的应答。</translation>
    </message>
    <message>
        <source>The model&apos;s engine failed; what was played is in your song, and the lower voices go on when it is there again.</source>
        <translation>模型的引擎失败了；已弹的内容在您的乐曲中，引擎回来后下方声部会继续。</translation>
    </message>
    <message>
        <source>The network of {folder} has {keys} keys, not 88.</source>
        <translation>{folder} 的网络有 {keys} 个键，而不是 88 个。</translation>
    </message>
    <message>
        <source>The network on the card of {folder} is not usable: {error}.</source>
        <translation>{folder} 说明卡上的网络不可用：{error}。</translation>
    </message>
    <message>
        <source>The notes are no longer there; repaint again.</source>
        <translation>那些音符已经不在了；请重新重写。</translation>
    </message>
    <message>
        <source>The numbers of bars on the card of {folder} are none.</source>
        <translation>{folder} 说明卡上的小节数不是数目。</translation>
    </message>
    <message>
        <source>The output “{name}” is not there; the metronome clicks where the song goes until it is.</source>
        <translation>输出“{name}”不在；在它回来之前节拍器在乐曲的输出上发声。</translation>
    </message>
    <message>
        <source>The output “{name}”, which voices of this song name, is not there; they {instead} until it is.</source>
        <translation>本乐曲的声部所指定的输出“{name}”不在；在它回来之前{instead}。</translation>
    </message>
    <message>
        <source>The pack {path} has the version {brief}, this program reads {version}; use a newer Descant.</source>
        <translation>模型包 {path} 的版本为 {brief}，本程序读取 {version}；请使用更新的 Descant。</translation>
    </message>
    <message>
        <source>The player stopped unexpectedly and was started again; the score is safe, and you can press Play again.</source>
        <translation>播放器意外停止并已重新启动；乐曲安全，您可以再按“播放”。</translation>
    </message>
    <message>
        <source>The ranges of the voices are not in the file.</source>
        <translation>各声部的音域不在文件中。</translation>
    </message>
    <message>
        <source>The repeats are written out: {len} measures became {len2}.</source>
        <translation>反复已展开：{len} 个小节变为 {len2} 个。</translation>
    </message>
    <message>
        <source>The score cannot be engraved; the song is as it was.</source>
        <translation>乐谱无法排版；乐曲没有改变。</translation>
    </message>
    <message>
        <source>The score cannot be saved, because {error}.</source>
        <translation>乐曲无法保存，因为{error}。</translation>
    </message>
    <message>
        <source>The score cannot be saved: it goes on for more than 559,000 quarter notes.</source>
        <translation>乐曲无法保存：它长于 559,000 个四分音符。</translation>
    </message>
    <message>
        <source>The score cannot be saved: it has more than {max_voices} voices.</source>
        <translation>乐曲无法保存：它的声部超过 {max_voices} 个。</translation>
    </message>
    <message>
        <source>The score cannot be saved: it is too large for a project file.</source>
        <translation>乐曲无法保存：它对工程文件来说太大。</translation>
    </message>
    <message>
        <source>The score is too long to be written as notation.</source>
        <translation>乐曲太长，无法写成乐谱。</translation>
    </message>
    <message>
        <source>The settings in {path} are damaged; the defaults are used.</source>
        <translation>{path} 中的设置已损坏；使用默认值。</translation>
    </message>
    <message>
        <source>The settings in {path} cannot be read; the defaults are used.</source>
        <translation>{path} 中的设置无法读取；使用默认值。</translation>
    </message>
    <message>
        <source>The settings were damaged; the defaults are used, the old file is {kept}.</source>
        <translation>设置已损坏；使用默认值，旧文件为 {kept}。</translation>
    </message>
    <message>
        <source>The sha256 on {path} is none.</source>
        <translation>{path} 上的 sha256 无效。</translation>
    </message>
    <message>
        <source>The song has no project file yet; save it under a name.</source>
        <translation>乐曲还没有工程文件；请起名保存。</translation>
    </message>
    <message>
        <source>The song is too long for a WAV file, which holds 4 GB; choose FLAC or OGG.</source>
        <translation>乐曲对最大 4 GB 的 WAV 文件来说太长；请选择 FLAC 或 OGG。</translation>
    </message>
    <message>
        <source>The song lasts more than six hours, which is too long for a sound file.</source>
        <translation>乐曲超过六小时，对音频文件来说太长。</translation>
    </message>
    <message>
        <source>The soundfont that comes with Descant is used instead.</source>
        <translation>改用 Descant 自带的音色库。</translation>
    </message>
    <message>
        <source>The soundfont “{font}” is damaged, or is of an unknown kind.</source>
        <translation>音色库“{font}”已损坏，或类型不明。</translation>
    </message>
    <message>
        <source>The soundfont “{path}” cannot be read.</source>
        <translation>音色库“{path}”无法读取。</translation>
    </message>
    <message>
        <source>The soundfont “{path}” is cut off: a part of it is missing.</source>
        <translation>音色库“{path}”被截断：缺少一部分。</translation>
    </message>
    <message>
        <source>The soundfont “{path}” is not there any more.</source>
        <translation>音色库“{path}”已经不在了。</translation>
    </message>
    <message>
        <source>The table of pieces in {path} has the wrong shape.</source>
        <translation>{path} 中的乐曲表形状不对。</translation>
    </message>
    <message>
        <source>The table of pieces in {path} has the wrong size.</source>
        <translation>{path} 中的乐曲表大小不对。</translation>
    </message>
    <message>
        <source>The tensor {alien} in {weights_path} is none of the network on the card.</source>
        <translation>{weights_path} 中的张量 {alien} 不属于说明卡上的网络。</translation>
    </message>
    <message>
        <source>The tensor {brief} in {path} holds values that are not finite.</source>
        <translation>{path} 中的张量 {brief} 含有非有限的值。</translation>
    </message>
    <message>
        <source>The tensor {name} has a type that a pack cannot hold ({dtype}).</source>
        <translation>张量 {name} 的类型是模型包不能容纳的（{dtype}）。</translation>
    </message>
    <message>
        <source>The tensor {name} has values too large for float16.</source>
        <translation>张量 {name} 的值对 float16 来说太大。</translation>
    </message>
    <message>
        <source>The tensor {name} holds values that are not finite.</source>
        <translation>张量 {name} 含有非有限的值。</translation>
    </message>
    <message>
        <source>The tensor {name} in {weights_path} has the shape {list}, the network on the card needs {list2}.</source>
        <translation>{weights_path} 中的张量 {name} 形状为 {list}，说明卡上的网络需要 {list2}。</translation>
    </message>
    <message>
        <source>The tensor {name} is missing in {weights_path}.</source>
        <translation>{weights_path} 中缺少张量 {name}。</translation>
    </message>
    <message>
        <source>The text cannot be read: {error}.</source>
        <translation>文本无法读取：{error}。</translation>
    </message>
    <message>
        <source>The training program does not start ({reason}).</source>
        <translation>训练程序无法启动（{reason}）。</translation>
    </message>
    <message>
        <source>The tune has no key (a line K:), so it is no whole tune.</source>
        <translation>曲子没有调号（K: 行），因此不是完整的曲子。</translation>
    </message>
    <message>
        <source>The tune “{title}” in {shown} cannot be read: {tune}.</source>
        <translation>{shown} 中的曲子“{title}”无法读取：{tune}。</translation>
    </message>
    <message>
        <source>The versions of the song are not in the file.</source>
        <translation>乐曲的版本不在文件中。</translation>
    </message>
    <message>
        <source>The versions of this project would take more than {value} MB; remove one first.</source>
        <translation>本工程的版本将超过 {value} MB；请先移除一个。</translation>
    </message>
    <message>
        <source>The vocabulary or conditions of {folder} do not fit its network.</source>
        <translation>{folder} 的词汇表或条件与其网络不符。</translation>
    </message>
    <message>
        <source>The vocabulary or the artists of {folder} do not fit its network.</source>
        <translation>{folder} 的词汇表或艺术家与其网络不符。</translation>
    </message>
    <message>
        <source>The voice that was played is no longer there; undo its removal.</source>
        <translation>所弹的声部已经不在了；请撤销对它的移除。</translation>
    </message>
    <message>
        <source>The voice “{name}” has no notes; write or open a melody first.</source>
        <translation>声部“{name}”没有音符；请先写一段旋律或打开一首。</translation>
    </message>
    <message>
        <source>The voice “{name}” has notes that sound together; its highest notes are harmonised, all of them stay.</source>
        <translation>声部“{name}”有同时发声的音符；为其最高的音符配和声，所有音符都保留。</translation>
    </message>
    <message>
        <source>The voices in which that was written are no longer there.</source>
        <translation>写入该内容的声部已经不在了。</translation>
    </message>
    <message>
        <source>The weights in {path} are no safetensors file ({brief}).</source>
        <translation>{path} 中的权重不是 safetensors 文件（{brief}）。</translation>
    </message>
    <message>
        <source>The weights in {path} are not those that the card names (wrong sha256); install the pack again.</source>
        <translation>{path} 中的权重与说明卡所称的不符（sha256 不对）；请重新安装模型包。</translation>
    </message>
    <message>
        <source>The weights in {path} hold a tensor {brief} of an unknown type ({brief2}).</source>
        <translation>{path} 中的权重含有类型不明（{brief2}）的张量 {brief}。</translation>
    </message>
    <message>
        <source>The words are others by now; repaint again.</source>
        <translation>词已经改变；请重新重写。</translation>
    </message>
    <message>
        <source>The {role} is no longer there; repaint again.</source>
        <translation>{role}已经不在了；请重新重写。</translation>
    </message>
    <message>
        <source>The {what} file {path} cannot be read ({reason}).</source>
        <translation>{what}文件 {path} 无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>The {what} file {path} is missing.</source>
        <translation>缺少{what}文件 {path}。</translation>
    </message>
    <message>
        <source>The {what} file {path} is too large ({size} bytes, at most {most}).</source>
        <translation>{what}文件 {path} 太大（{size} 字节，最多 {most}）。</translation>
    </message>
    <message>
        <source>There are more notes in this place than the model can read.</source>
        <translation>此处的音符比模型能读的更多。</translation>
    </message>
    <message>
        <source>There are no lines without notes; write some words first.</source>
        <translation>没有缺音符的行；请先写一些词。</translation>
    </message>
    <message>
        <source>There are no notes to hand over yet.</source>
        <translation>还没有可交出的音符。</translation>
    </message>
    <message>
        <source>There are no notes to make a sound file of.</source>
        <translation>没有可以生成音频文件的音符。</translation>
    </message>
    <message>
        <source>There are no notes yet; write or open a melody first.</source>
        <translation>还没有音符；请先写一段旋律或打开一首。</translation>
    </message>
    <message>
        <source>There are notes in {len} voices ({names}{more}); say which one is the melody.</source>
        <translation>{len} 个声部中有音符（{names}{more}）；请说明哪个是旋律。</translation>
    </message>
    <message>
        <source>There is another model {name} by now.</source>
        <translation>现在有另一个模型 {name}。</translation>
    </message>
    <message>
        <source>There is no MIDI input named “{name}” now.</source>
        <translation>现在没有名为“{name}”的 MIDI 输入。</translation>
    </message>
    <message>
        <source>There is no MIDI output named “{name}” now.</source>
        <translation>现在没有名为“{name}”的 MIDI 输出。</translation>
    </message>
    <message>
        <source>There is no answer to keep yet.</source>
        <translation>还没有可保留的应答。</translation>
    </message>
    <message>
        <source>There is no index of a training corpus to hold the lines against; install Descant again, or write without asking for original lines.</source>
        <translation>没有可以对照的训练文本索引；请重新安装 Descant，或不要求原创的行。</translation>
    </message>
    <message>
        <source>There is no model pack {name}; installed: {names}.</source>
        <translation>没有模型包 {name}；已安装的有：{names}。</translation>
    </message>
    <message>
        <source>There is no part in it.</source>
        <translation>其中没有声部。</translation>
    </message>
    <message>
        <source>There is no passage to write into {path}.</source>
        <translation>没有可以写入 {path} 的段落。</translation>
    </message>
    <message>
        <source>There is no score in it.</source>
        <translation>其中没有乐谱。</translation>
    </message>
    <message>
        <source>There is no such take.</source>
        <translation>没有这个版本。</translation>
    </message>
    <message>
        <source>There is no text yet to look at a unit over.</source>
        <translation>还没有可以观察单元的文本。</translation>
    </message>
    <message>
        <source>There is no tune in ABC notation in it.</source>
        <translation>其中没有 ABC 记谱的曲子。</translation>
    </message>
    <message>
        <source>There is no {value} in this song; harmonise it first, or give a voice that part.</source>
        <translation>本乐曲中没有{value}；请先配和声，或给一个声部指定该角色。</translation>
    </message>
    <message>
        <source>There is not enough memory for this; ask for fewer candidates, a shorter melody or a smaller model; {safe}.</source>
        <translation>内存不足；请减少候选、缩短旋律或选用较小的模型；{safe}。</translation>
    </message>
    <message>
        <source>There is nothing but drums in the song; the models know none.</source>
        <translation>乐曲中只有鼓；模型不认识鼓。</translation>
    </message>
    <message>
        <source>There is nothing but drums to go on from; the models know none.</source>
        <translation>可供续写的只有鼓；模型不认识鼓。</translation>
    </message>
    <message>
        <source>There is nothing in the song that the model can hear.</source>
        <translation>乐曲中没有模型能听到的内容。</translation>
    </message>
    <message>
        <source>There is too little in the piece to score it.</source>
        <translation>作品太短，无法评分。</translation>
    </message>
    <message>
        <source>These lines have no syllables that can be sung.</source>
        <translation>这些行没有可以唱的音节。</translation>
    </message>
    <message>
        <source>Thin Out Points</source>
        <translation>精简控制点</translation>
    </message>
    <message>
        <source>This cannot be harmonised: {error}.</source>
        <translation>无法配和声：{error}。</translation>
    </message>
    <message>
        <source>This cannot be repainted: {error}.</source>
        <translation>无法重写：{error}。</translation>
    </message>
    <message>
        <source>This cannot be written: {error}.</source>
        <translation>无法写：{error}。</translation>
    </message>
    <message>
        <source>This copy of Descant came without its training programs, so nothing can be learned; install it from its wheel or run it from a checkout (&apos;descant doctor&apos; says more).</source>
        <translation>此份 Descant 不含训练程序，因此无法学习；请从 wheel 安装或从源码目录运行（“descant doctor”有更多说明）。</translation>
    </message>
    <message>
        <source>This is no MIDI file, or its header is destroyed.</source>
        <translation>这不是 MIDI 文件，或其文件头已毁坏。</translation>
    </message>
    <message>
        <source>This is no MIDI file.</source>
        <translation>这不是 MIDI 文件。</translation>
    </message>
    <message>
        <source>This is no possible name of a file.</source>
        <translation>这不是可用的文件名。</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>移调</translation>
    </message>
    <message>
        <source>Transpose in Key</source>
        <translation>调内移调</translation>
    </message>
    <message>
        <source>Trim to Next Note</source>
        <translation>修剪到下一音符</translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept for an unexpected end, because {why}; save the song.</source>
        <translation>无法为意外结束保留未保存的更改，因为{why}；请保存乐曲。</translation>
    </message>
    <message>
        <source>Unsaved changes cannot be kept for an unexpected end; save the song.</source>
        <translation>无法为意外结束保留未保存的更改；请保存乐曲。</translation>
    </message>
    <message>
        <source>Verses lie on the same notes: the MIDI file has their syllables one after another at each note, which other programs may show mixed; a MusicXML file keeps them apart.</source>
        <translation>几段主歌配在同样的音符上：MIDI 文件在每个音符处依次列出它们的音节，其他程序可能混在一起显示；MusicXML 文件则分开保存。</translation>
    </message>
    <message>
        <source>Weights cannot be stored as {store}.</source>
        <translation>权重无法存为 {store}。</translation>
    </message>
    <message>
        <source>What is packed in it is larger than a score can be.</source>
        <translation>其中压缩的内容比一份乐谱可能的更大。</translation>
    </message>
    <message>
        <source>What part a voice sings is not in the file where its name does not say it.</source>
        <translation>声部的角色若不能从其名称看出，则不在文件中。</translation>
    </message>
    <message>
        <source>What was played could not be written: {error}.</source>
        <translation>弹奏的内容无法写入：{error}。</translation>
    </message>
    <message>
        <source>Where lines of words end cannot be written in ABC notation.</source>
        <translation>歌词在何处换行无法用 ABC 记谱写出。</translation>
    </message>
    <message>
        <source>Where notes that a model wrote come from is not in the file.</source>
        <translation>模型所写音符的来源不在文件中。</translation>
    </message>
    <message>
        <source>Which voices are muted or solo is not in the file: all of them sound there.</source>
        <translation>哪些声部静音或独奏不在文件中：在文件里它们都会发声。</translation>
    </message>
    <message>
        <source>Which words are a chorus or a bridge cannot be written in ABC notation.</source>
        <translation>哪些词是副歌或桥段无法用 ABC 记谱写出。</translation>
    </message>
    <message>
        <source>Which words are a chorus or a bridge is not in the MIDI file.</source>
        <translation>哪些词是副歌或桥段不在 MIDI 文件中。</translation>
    </message>
    <message>
        <source>With all repeats it has more chord symbols than can be opened.</source>
        <translation>展开全部反复后，和弦符号多得无法打开。</translation>
    </message>
    <message>
        <source>With all repeats it has more notes than can be opened.</source>
        <translation>展开所有反复后，音符多得无法打开。</translation>
    </message>
    <message>
        <source>With all repeats it is longer than can be opened.</source>
        <translation>展开所有反复后，长得无法打开。</translation>
    </message>
    <message>
        <source>Words under inner lines of notes cannot be written in ABC notation.</source>
        <translation>内声部旋律线下的词无法用 ABC 记谱写出。</translation>
    </message>
    <message>
        <source>Write Note</source>
        <translation>写音符</translation>
    </message>
    <message>
        <source>Write Point</source>
        <translation>写控制点</translation>
    </message>
    <message>
        <source>Write Words</source>
        <translation>写词</translation>
    </message>
    <message>
        <source>You have a pack {name} already; choose another name, or replace it.</source>
        <translation>您已有模型包 {name}；请另起名称，或替换它。</translation>
    </message>
    <message>
        <source>a part of its path is not a folder</source>
        <translation>路径的一部分不是文件夹</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>it would be too large for this disk</source>
        <translation>它对这个磁盘来说太大</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>它的链接绕成了圈</translation>
    </message>
    <message>
        <source>permission is missing</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报告了错误</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>the system gives no reason</source>
        <translation>系统没有给出原因</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>您的磁盘配额已用完</translation>
    </message>
    <message>
        <source>{count} {plural} of the file are not kept.</source>
        <translation>文件中的 {count} 项（{plural}）没有保留。</translation>
    </message>
    <message>
        <source>{count} {plural} of the file {value} not kept.</source>
        <translation>文件中的 {count} 项（{plural}）没有保留。</translation>
    </message>
    <message>
        <source>{count} {value} of the file are not kept.</source>
        <translation>文件中的 {count} 项没有保留。</translation>
    </message>
    <message>
        <source>{error} Playing goes to the built-in sound until it is back.</source>
        <translation>{error}在它回来之前改用内置声音播放。</translation>
    </message>
    <message>
        <source>{error} The last good copy is kept at “{copy}”.</source>
        <translation>{error}最后一份完好的副本保存在“{copy}”。</translation>
    </message>
    <message>
        <source>{len} chord symbols of the file have the nearest names that are known, such as {new} for {old}.</source>
        <translation>文件中有 {len} 个和弦符号改用了最接近的已知名称，例如 {old} 改为 {new}。</translation>
    </message>
    <message>
        <source>{moved_chords} chord symbols stand at the next note.</source>
        <translation>{moved_chords} 个和弦符号放到了下一个音符处。</translation>
    </message>
    <message>
        <source>{moved_signs} changes of tempo, key or section stand at the next note.</source>
        <translation>有 {moved_signs} 处速度、调或段落的变化移到了下一个音符处。</translation>
    </message>
    <message>
        <source>{moved} of {len} notes {value} elsewhere in the file, because notation has no such times; the song is unchanged.</source>
        <translation>{len} 个音符中有 {moved} 个在文件中位置不同，因为记谱法没有这样的时值；乐曲没有改变。</translation>
    </message>
    <message>
        <source>{moved} of {len} notes {value} up to {furthest} elsewhere in the file, because notation has no such times; the song is unchanged.</source>
        <translation>{len} 个音符中有 {moved} 个在文件中位置最多相差 {furthest}，因为记谱法没有这样的时值；乐曲没有改变。</translation>
    </message>
    <message>
        <source>{name} could not be opened, because {why}.</source>
        <translation>{name} 无法打开，因为{why}。</translation>
    </message>
    <message>
        <source>{name} is a damaged text; save it again as UTF-8.</source>
        <translation>{name} 是损坏的文本；请重新以 UTF-8 保存。</translation>
    </message>
    <message>
        <source>{name} is a pack that came with Descant; choose another name.</source>
        <translation>{name} 是 Descant 自带的模型包；请另起名称。</translation>
    </message>
    <message>
        <source>{name} is longer than {max_word_characters} characters of text.</source>
        <translation>{name} 超过 {max_word_characters} 个字符的文本。</translation>
    </message>
    <message>
        <source>{name} is no name for a pack: letters, digits, dot and hyphen, at most {max_name}.</source>
        <translation>{name} 不能作为模型包的名称：只能用字母、数字、点和连字符，最多 {max_name} 个。</translation>
    </message>
    <message>
        <source>{name} is no name for a pack: letters, digits, dot and hyphen.</source>
        <translation>{name} 不能作为模型包的名称：只能用字母、数字、点和连字符。</translation>
    </message>
    <message>
        <source>{name} is no text: name a file of plain text.</source>
        <translation>{name} 不是文本：请指定纯文本文件。</translation>
    </message>
    <message>
        <source>{name} was saved by a newer Descant (project version {schema}, this one reads up to {schema2}); it is unharmed, and a newer Descant can open it.</source>
        <translation>{name} 由更新的 Descant 保存（工程版本 {schema}，本程序最多读取 {schema2}）；它没有受损，更新的 Descant 可以打开它。</translation>
    </message>
    <message>
        <source>{notes} without an instrument became a snare drum.</source>
        <translation>{notes}没有乐器，已改为小军鼓。</translation>
    </message>
    <message>
        <source>{others} chord symbols are not kept, because another part has others there.</source>
        <translation>未保留 {others} 个和弦符号，因为另一个声部在同一位置有不同的符号。</translation>
    </message>
    <message>
        <source>{several} inside a longer note of the same pitch and voice will end otherwise when the MIDI file is read.</source>
        <translation>{several}位于同声部同音高的较长音符之内，读取 MIDI 文件时结束处会不同。</translation>
    </message>
    <message>
        <source>{shown} cannot be opened: Descant opens {listed} files.</source>
        <translation>{shown} 无法打开：Descant 可打开 {listed} 文件。</translation>
    </message>
    <message>
        <source>{shown} cannot be written: Descant writes {listed} files.</source>
        <translation>{shown} 无法写入：Descant 可写 {listed} 文件。</translation>
    </message>
    <message>
        <source>{shown} could not be opened, because {reason}.</source>
        <translation>{shown} 无法打开，因为{reason}。</translation>
    </message>
    <message>
        <source>{shown} could not be saved, because a folder has that name.</source>
        <translation>{shown} 无法保存，因为有同名的文件夹。</translation>
    </message>
    <message>
        <source>{shown} could not be saved, because it is write-protected; save under another name.</source>
        <translation>{shown} 无法保存，因为它是写保护的；请以另一个名称保存。</translation>
    </message>
    <message>
        <source>{shown} could not be saved: it is a device, not a file.</source>
        <translation>{shown} 无法保存：它是设备，不是文件。</translation>
    </message>
    <message>
        <source>{shown} has no tune in it: none begins with “X:”.</source>
        <translation>{shown} 中没有曲子：没有以“X:”开头的。</translation>
    </message>
    <message>
        <source>{shown} has {last} tunes; there is no tune {number}.</source>
        <translation>{shown} 有 {last} 首曲子；没有第 {number} 首。</translation>
    </message>
    <message>
        <source>{shown} is a device, not a file.</source>
        <translation>{shown} 是设备，不是文件。</translation>
    </message>
    <message>
        <source>{shown} is a folder, not a file.</source>
        <translation>{shown} 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>{shown} is larger than {value} MB and was not opened.</source>
        <translation>{shown} 大于 {value} MB，没有打开。</translation>
    </message>
    <message>
        <source>{shown} is larger than {value} MB.</source>
        <translation>{shown} 大于 {value} MB。</translation>
    </message>
    <message>
        <source>{shown} is no text in UTF-8.</source>
        <translation>{shown} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>{stem} is no name for an index.</source>
        <translation>{stem} 不能作为索引的名称。</translation>
    </message>
    <message>
        <source>{syllables} on no note could not be written to the ABC file.</source>
        <translation>有 {syllables} 不在音符上，无法写入 ABC 文件。</translation>
    </message>
    <message>
        <source>{syllables} on no note could not be written to the MIDI file.</source>
        <translation>{syllables}不在音符下，无法写入 MIDI 文件。</translation>
    </message>
    <message>
        <source>{too_low} note{value} below C0, the lowest that MusicXML has, {value2} an octave higher in the file.</source>
        <translation>有 {too_low} 个音符低于 MusicXML 最低的 C0，在文件中高了一个八度。</translation>
    </message>
    <message>
        <source>{value} control event{value2} (pedal, bend, volume and the like) {value3} not in the MusicXML file.</source>
        <translation>{value} 个控制事件（踏板、弯音、音量等）不在 MusicXML 文件中。</translation>
    </message>
    <message>
        <source>{value} on no note could not be written to the MusicXML file.</source>
        <translation>{value}不在音符下，无法写入 MusicXML 文件。</translation>
    </message>
    <message>
        <source>{value} sung by several voices at once are written for the first of them.</source>
        <translation>由几个声部同时演唱的{value}写在其中第一个声部上。</translation>
    </message>
    <message>
        <source>“{charset}” is no known character set.</source>
        <translation>“{charset}”不是已知的字符集。</translation>
    </message>
    <message>
        <source>“{name}” was changed by another window or program since it was opened here, so it was not saved; save under another name, or over it.</source>
        <translation>“{name}”在这里打开之后被另一个窗口或程序更改过，因此没有保存；请以另一个名称保存，或覆盖它。</translation>
    </message>
    <message>
        <source>“{path}” could not be written: {reason}.</source>
        <translation>“{path}”无法写入：{reason}。</translation>
    </message>
    <message>
        <source>“{path}” is no soundfont.</source>
        <translation>“{path}”不是音色库。</translation>
    </message>
    <message>
        <source>“{title}” is still being learned; wait for it, or cancel it.</source>
        <translation>“{title}”仍在学习；请等待，或取消它。</translation>
    </message>
</context>
<context>
    <name>Shaping</name>
    <message>
        <source>The notes would be longer than a song can be.</source>
        <translation>音符会长得超出乐曲的容量。</translation>
    </message>
    <message>
        <source>No note sounds across the playhead.</source>
        <translation>没有跨过播放头发声的音符。</translation>
    </message>
    <message>
        <source>No notes of one pitch touch each other.</source>
        <translation>没有首尾相接的同音高音符。</translation>
    </message>
    <message>
        <source>No notes of one pitch overlap.</source>
        <translation>没有重叠的同音高音符。</translation>
    </message>
    <message>
        <source>1 note was there twice and is removed.</source>
        <translation>有 1 个音符重复，已移除。</translation>
    </message>
    <message>
        <source>{count} notes were there twice and are removed.</source>
        <translation>有 {count} 个音符重复，已移除。</translation>
    </message>
    <message>
        <source>No note is there twice.</source>
        <translation>没有重复的音符。</translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation>没有选择音符</translation>
    </message>
    <message>
        <source>There are no notes yet</source>
        <translation>还没有音符</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search by name, menu or key</source>
        <translation>按名称、菜单或按键搜索</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>New key: press it</source>
        <translation>新按键：请按下</translation>
    </message>
    <message>
        <source>&amp;Give</source>
        <translation>赋予(&amp;G)</translation>
    </message>
    <message>
        <source>The command gets this key instead of its keys</source>
        <translation>该命令改用此按键</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>The command gets this key beside its keys</source>
        <translation>该命令另加此按键</translation>
    </message>
    <message>
        <source>&amp;Remove Keys</source>
        <translation>移除按键(&amp;R)</translation>
    </message>
    <message>
        <source>The command has no key any more</source>
        <translation>该命令不再有按键</translation>
    </message>
    <message>
        <source>&amp;Usual Keys</source>
        <translation>默认按键(&amp;U)</translation>
    </message>
    <message>
        <source>The command gets the keys again that it had at first</source>
        <translation>该命令恢复最初的按键</translation>
    </message>
    <message>
        <source>U&amp;sual Keys for All</source>
        <translation>全部恢复默认按键(&amp;S)</translation>
    </message>
    <message>
        <source>On the roll</source>
        <translation>在卷帘上</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Usual keys: {keys}</source>
        <translation>默认按键：{keys}</translation>
    </message>
    <message>
        <source>What is done by mouse, and within the roll, stays.</source>
        <translation>用鼠标和在卷帘内做的事不变。</translation>
    </message>
    <message>
        <source>Press the new key for {command}:</source>
        <translation>请按下{command}的新按键：</translation>
    </message>
    <message>
        <source>{key} leads through the window and stays as it is.</source>
        <translation>{key} 用于在窗口中移动焦点，保持不变。</translation>
    </message>
    <message>
        <source>The command has this key already.</source>
        <translation>该命令已有此按键。</translation>
    </message>
    <message>
        <source>On the roll, {key} would not do this any more: {what}.</source>
        <translation>在卷帘上，{key} 将不再做这件事：{what}。</translation>
    </message>
    <message>
        <source>{key} is the key of {command}, which would lose it.</source>
        <translation>{key} 是{command}的按键，它将失去该按键。</translation>
    </message>
    <message>
        <source>{command} has no key any more.</source>
        <translation>{command}不再有按键。</translation>
    </message>
    <message>
        <source>{command} has {keys} now, which {other} has no more.</source>
        <translation>{command}现在的按键为 {keys}，{other}不再有它。</translation>
    </message>
    <message>
        <source>{command} has {keys} now.</source>
        <translation>{command}现在的按键为 {keys}。</translation>
    </message>
    <message>
        <source>Every command has its usual keys again.</source>
        <translation>每个命令都恢复了默认按键。</translation>
    </message>
</context>
<context>
    <name>SignWriting</name>
    <message>
        <source>Intro</source>
        <translation>前奏</translation>
    </message>
    <message>
        <source>Verse</source>
        <translation>主歌</translation>
    </message>
    <message>
        <source>Pre-Chorus</source>
        <translation>导歌</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>副歌</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>桥段</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>独奏</translation>
    </message>
    <message>
        <source>Interlude</source>
        <translation>间奏</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>尾奏</translation>
    </message>
    <message>
        <source>At bar {bar}, beat {beat}</source>
        <translation>第 {bar} 小节第 {beat} 拍</translation>
    </message>
    <message>
        <source>Name of the section</source>
        <translation>段落的名称</translation>
    </message>
    <message>
        <source>Tempo in quarter notes a minute</source>
        <translation>速度，每分钟的四分音符数</translation>
    </message>
    <message>
        <source>Meter or key</source>
        <translation>拍号或调</translation>
    </message>
    <message>
        <source>Chord symbol</source>
        <translation>和弦符号</translation>
    </message>
    <message>
        <source>Verse 1</source>
        <translation>主歌 1</translation>
    </message>
    <message>
        <source>10 to 400</source>
        <translation>10 到 400</translation>
    </message>
    <message>
        <source>3/4 or E♭ major</source>
        <translation>3/4 或 E♭ major</translation>
    </message>
    <message>
        <source>C, F♯m7 or G7/B</source>
        <translation>C、F♯m7 或 G7/B</translation>
    </message>
    <message>
        <source>“{text}” is no chord symbol such as C, F♯m7 or G7/B.</source>
        <translation>“{text}”不是和弦符号；和弦符号如 C、F♯m7 或 G7/B。</translation>
    </message>
    <message>
        <source>A song always begins with a tempo and a meter.</source>
        <translation>乐曲总以速度和拍号开始。</translation>
    </message>
    <message>
        <source>A marker needs a name.</source>
        <translation>标记需要名称。</translation>
    </message>
    <message>
        <source>A tempo is a number from 10 to 400, such as 96.</source>
        <translation>速度是 10 到 400 的数，如 96。</translation>
    </message>
    <message>
        <source>A meter is written like 3/4 or 6/8, a key like E♭ major, f# minor or D dorian.</source>
        <translation>拍号写成 3/4 或 6/8，调写成 E♭ major、f# minor 或 D dorian。</translation>
    </message>
</context>
<context>
    <name>Singability</name>
    <message>
        <source>Choose a finding first: Lyrics &gt; Singability lists them.</source>
        <translation>请先选择一处问题：“歌词 &gt; 可唱性”列出了它们。</translation>
    </message>
    <message>
        <source>There is no simple remedy for this one.</source>
        <translation>这一处没有简单的修正办法。</translation>
    </message>
    <message>
        <source>The words or notes are others by now; look again.</source>
        <translation>词或音符已经改变；请重新查看。</translation>
    </message>
    <message>
        <source>No words are laid under notes</source>
        <translation>音符下没有配词</translation>
    </message>
    <message>
        <source>“{word}” is spoken with its weight on “{text}”, but “{other}” has the stronger beat ({where}).</source>
        <translation>“{word}”的重音在“{text}”上，但“{other}”的拍更强（{where}）。</translation>
    </message>
    <message>
        <source>“{other}” has the strong beat ({where}) rather than “{text}” beside it.</source>
        <translation>强拍在“{other}”上（{where}），而不在旁边的“{text}”上。</translation>
    </message>
    <message>
        <source>“{text}” has {count} notes ({where}).</source>
        <translation>“{text}”有 {count} 个音符（{where}）。</translation>
    </message>
    <message>
        <source>“{text}” has {count} notes, {rate} a second ({where}).</source>
        <translation>“{text}”有 {count} 个音符，每秒 {rate} 个（{where}）。</translation>
    </message>
    <message>
        <source>{count} syllables from “{text}” on come at {rate} a second ({where}).</source>
        <translation>从“{text}”起的 {count} 个音节每秒 {rate} 个（{where}）。</translation>
    </message>
    <message>
        <source>“{word}” leaps {size} semitones up ({where}).</source>
        <translation>“{word}”向上跳 {size} 个半音（{where}）。</translation>
    </message>
    <message>
        <source>“{word}” leaps {size} semitones down ({where}).</source>
        <translation>“{word}”向下跳 {size} 个半音（{where}）。</translation>
    </message>
    <message>
        <source>“{text}” lies above the range of “{voice}” ({where}).</source>
        <translation>“{text}”高于“{voice}”的音域（{where}）。</translation>
    </message>
    <message>
        <source>{count} notes from “{text}” on lie above the range of “{voice}” ({where}).</source>
        <translation>从“{text}”起有 {count} 个音符高于“{voice}”的音域（{where}）。</translation>
    </message>
    <message>
        <source>“{text}” lies below the range of “{voice}” ({where}).</source>
        <translation>“{text}”低于“{voice}”的音域（{where}）。</translation>
    </message>
    <message>
        <source>{count} notes from “{text}” on lie below the range of “{voice}” ({where}).</source>
        <translation>从“{text}”起有 {count} 个音符低于“{voice}”的音域（{where}）。</translation>
    </message>
    <message>
        <source>From “{first}” on there is no rest to breathe for {seconds} seconds; one could be after “{text}” ({where}).</source>
        <translation>从“{first}”起 {seconds} 秒没有换气的休止；可以放在“{text}”之后（{where}）。</translation>
    </message>
    <message>
        <source>bar {bar}, beat {beat}</source>
        <translation>第 {bar} 小节第 {beat} 拍</translation>
    </message>
    <message>
        <source>bar {bar}, after beat {beat}</source>
        <translation>第 {bar} 小节第 {beat} 拍之后</translation>
    </message>
    <message>
        <source>Hold One Note</source>
        <translation>只唱一个音符</translation>
    </message>
    <message>
        <source>Join Syllables</source>
        <translation>合并音节</translation>
    </message>
    <message>
        <source>Make Room for a Breath</source>
        <translation>留出换气处</translation>
    </message>
    <message>
        <source>Move Syllables Earlier</source>
        <translation>音节前移</translation>
    </message>
    <message>
        <source>Move Syllables Later</source>
        <translation>音节后移</translation>
    </message>
    <message>
        <source>Move by an Octave</source>
        <translation>移动一个八度</translation>
    </message>
    <message>
        <source>Skip Note</source>
        <translation>跳过音符</translation>
    </message>
</context>
<context>
    <name>SingabilityPanel</name>
    <message>
        <source>Stress</source>
        <translation>重音</translation>
    </message>
    <message>
        <source>Melisma</source>
        <translation>一字多音</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>音域</translation>
    </message>
    <message>
        <source>Leap</source>
        <translation>跳进</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>换气</translation>
    </message>
    <message>
        <source>What will trouble a singer</source>
        <translation>会让歌手为难之处</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Nothing here will trouble a singer.</source>
        <translation>这里没有会让歌手为难之处。</translation>
    </message>
    <message>
        <source>Lay words under notes; what will trouble a singer is listed here.</source>
        <translation>请把词配到音符下；会让歌手为难之处将列在这里。</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>{count} 处要看</translation>
    </message>
    <message>
        <source>Choose a finding first</source>
        <translation>请先选择一处问题</translation>
    </message>
    <message>
        <source>There is no simple remedy for this one</source>
        <translation>这一处没有简单的修正办法</translation>
    </message>
</context>
<context>
    <name>SongChords</name>
    <message>
        <source>The song has changed meanwhile; no chord symbols were written.</source>
        <translation>乐曲已在此期间改变；没有写入和弦符号。</translation>
    </message>
    <message>
        <source>No chords were found in the notes.</source>
        <translation>音符中没有找到和弦。</translation>
    </message>
    <message>
        <source>Reading the chords off the notes…</source>
        <translation>正在从音符读取和弦…</translation>
    </message>
    <message>
        <source>Chord symbols read off the notes: {count}.</source>
        <translation>从音符读取的和弦符号：{count} 个。</translation>
    </message>
    <message>
        <source>There are no notes yet</source>
        <translation>还没有音符</translation>
    </message>
    <message>
        <source>The song has no chord symbols yet</source>
        <translation>乐曲还没有和弦符号</translation>
    </message>
</context>
<context>
    <name>SongFiles</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Import Song</source>
        <translation>导入乐曲</translation>
    </message>
    <message>
        <source>Descant project</source>
        <translation>Descant 工程</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>MIDI file</source>
        <translation>MIDI 文件</translation>
    </message>
    <message>
        <source>MusicXML file</source>
        <translation>MusicXML 文件</translation>
    </message>
    <message>
        <source>Compressed MusicXML file</source>
        <translation>压缩的 MusicXML 文件</translation>
    </message>
    <message>
        <source>Karaoke file</source>
        <translation>卡拉 OK 文件</translation>
    </message>
    <message>
        <source>ABC tune</source>
        <translation>ABC 曲谱</translation>
    </message>
    <message>
        <source>Export Song</source>
        <translation>导出乐曲</translation>
    </message>
    <message>
        <source>&amp;Clear the List</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近的文件</translation>
    </message>
    <message>
        <source>Open the Copy</source>
        <translation>打开副本</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>Opening {name}… {percent} %</source>
        <translation>正在打开 {name}… {percent} %</translation>
    </message>
    <message>
        <source>Saving {name}…</source>
        <translation>正在保存 {name}…</translation>
    </message>
</context>
<context>
    <name>SongLane</name>
    <message>
        <source>Sections, tempo, meter, key and chords</source>
        <translation>段落、速度、拍号、调和和弦</translation>
    </message>
    <message>
        <source>A song always begins with a tempo and a meter.</source>
        <translation>乐曲总以速度和拍号开始。</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>记号</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>和弦</translation>
    </message>
    <message>
        <source>Double-click to name a section; M marks the playhead</source>
        <translation>双击为段落命名；M 在播放头处做标记</translation>
    </message>
    <message>
        <source>Double-click to write a chord; Space goes on to the next beat</source>
        <translation>双击写和弦；空格键转到下一拍</translation>
    </message>
    <message>
        <source>{sign} at bar {bar}, beat {beat}</source>
        <translation>第 {bar} 小节第 {beat} 拍的 {sign}</translation>
    </message>
    <message>
        <source>Double-click to write here; the right button has more</source>
        <translation>双击在此书写；右键有更多</translation>
    </message>
    <message>
        <source>Double-click to write it, drag to move it, up and down to change it</source>
        <translation>双击书写，拖动移动，上下拖动更改</translation>
    </message>
    <message>
        <source>Double-click to write it, drag to move it</source>
        <translation>双击书写，拖动移动</translation>
    </message>
</context>
<context>
    <name>SongStructure</name>
    <message>
        <source>Taken out: {where}.</source>
        <translation>已取出：{where}。</translation>
    </message>
    <message>
        <source>Repeated: {where}.</source>
        <translation>已重复：{where}。</translation>
    </message>
    <message>
        <source>The song would become longer than a file can hold; nothing was changed.</source>
        <translation>乐曲会长得超出文件的容量；没有任何改变。</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} 到 {end}</translation>
    </message>
    <message>
        <source>The song has no markers yet</source>
        <translation>乐曲还没有标记</translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation>没有选择音符</translation>
    </message>
    <message>
        <source>There is no loop</source>
        <translation>没有循环区</translation>
    </message>
</context>
<context>
    <name>SongWords</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>major</source>
        <translation>大调</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>小调</translation>
    </message>
    <message>
        <source>dorian</source>
        <translation>多利亚</translation>
    </message>
    <message>
        <source>phrygian</source>
        <translation>弗里几亚</translation>
    </message>
    <message>
        <source>lydian</source>
        <translation>利底亚</translation>
    </message>
    <message>
        <source>mixolydian</source>
        <translation>混合利底亚</translation>
    </message>
    <message>
        <source>locrian</source>
        <translation>洛克利亚</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Another soundfont: an .sf2 or .sf3 file</source>
        <translation>另一个音色库：.sf2 或 .sf3 文件</translation>
    </message>
    <message>
        <source>Use &amp;Descant’s Own</source>
        <translation>使用 Descant 自带的(&amp;D)</translation>
    </message>
    <message>
        <source>Reverb</source>
        <translation>混响</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Metronome</source>
        <translation>节拍器</translation>
    </message>
    <message>
        <source>Output of the metronome</source>
        <translation>节拍器的输出</translation>
    </message>
    <message>
        <source>For a synth without drums: click on the built-in sound instead</source>
        <translation>用于没有鼓的合成器：改在内置声音上打拍</translation>
    </message>
    <message>
        <source>Soundfont</source>
        <translation>音色库</translation>
    </message>
    <message>
        <source>&amp;Reverb</source>
        <translation>混响(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Loudness</source>
        <translation>响度(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Metronome</source>
        <translation>节拍器(&amp;M)</translation>
    </message>
    <message>
        <source>Metronome o&amp;n</source>
        <translation>节拍器所在(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Usual Values</source>
        <translation>常用值(&amp;U)</translation>
    </message>
    <message>
        <source>Descant’s own (TimGM6mb)</source>
        <translation>Descant 自带 (TimGM6mb)</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>{gain} dB</source>
        <translation>{gain} dB</translation>
    </message>
    <message>
        <source>The output of the song</source>
        <translation>乐曲的输出</translation>
    </message>
    <message>
        <source>Built-in sound</source>
        <translation>内置声音</translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation>{name}（不在）</translation>
    </message>
</context>
<context>
    <name>Sounding</name>
    <message>
        <source>Nothing was changed; choose an .sf2 or .sf3 file.</source>
        <translation>没有改变什么；请选择 .sf2 或 .sf3 文件。</translation>
    </message>
    <message>
        <source>Choose a Soundfont</source>
        <translation>选择音色库</translation>
    </message>
    <message>
        <source>Soundfonts</source>
        <translation>音色库</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split Chords into Voices</source>
        <translation>把和弦分成声部</translation>
    </message>
    <message>
        <source>Of the selected notes of {name}, up to {count} sound at once.</source>
        <translation>{name} 的所选音符中，最多有 {count} 个同时发声。</translation>
    </message>
    <message>
        <source>Of the notes of {name}, up to {count} sound at once.</source>
        <translation>{name} 的音符中，最多有 {count} 个同时发声。</translation>
    </message>
    <message>
        <source>Number of voices</source>
        <translation>声部数</translation>
    </message>
    <message>
        <source>&amp;Voices</source>
        <translation>声部(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>拆分(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Splitting</name>
    <message>
        <source>The view is not split.</source>
        <translation>视图没有拆分。</translation>
    </message>
    <message>
        <source>Second view of the piano roll</source>
        <translation>钢琴卷帘的第二个视图</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>State of the model engine</source>
        <translation>模型引擎的状态</translation>
    </message>
    <message>
        <source>Model engine starting…</source>
        <translation>模型引擎正在启动…</translation>
    </message>
    <message>
        <source>Model engine ready</source>
        <translation>模型引擎就绪</translation>
    </message>
    <message>
        <source>Model engine restarting…</source>
        <translation>模型引擎正在重启…</translation>
    </message>
    <message>
        <source>Model engine stopped</source>
        <translation>模型引擎已停止</translation>
    </message>
    <message>
        <source>1 note selected</source>
        <translation>已选 1 个音符</translation>
    </message>
    <message>
        <source>{count} notes selected</source>
        <translation>已选 {count} 个音符</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>{step} (saved)</source>
        <translation>{step}（已保存）</translation>
    </message>
    <message>
        <source>{step}, where the song is now</source>
        <translation>{step}，乐曲现在的位置</translation>
    </message>
    <message>
        <source>{step}, taken back</source>
        <translation>{step}，已撤销</translation>
    </message>
</context>
<context>
    <name>StretchDialog</name>
    <message>
        <source>&amp;Stretch</source>
        <translation>伸缩(&amp;S)</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>伸缩</translation>
    </message>
    <message>
        <source>Beats now</source>
        <translation>现在的拍数</translation>
    </message>
    <message>
        <source>Beats then</source>
        <translation>之后的拍数</translation>
    </message>
    <message>
        <source>What lasts &amp;now, in beats</source>
        <translation>现在持续的拍数(&amp;N)</translation>
    </message>
    <message>
        <source>lasts &amp;then</source>
        <translation>之后持续(&amp;T)</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>longer than a song can be</source>
        <translation>超出乐曲的容量</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>{number} (drums)</source>
        <translation>{number}（鼓）</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Instrument of {name}</source>
        <translation>{name}的乐器</translation>
    </message>
    <message>
        <source>Bank of {name}</source>
        <translation>{name}的音色库</translation>
    </message>
    <message>
        <source>Output of {name}</source>
        <translation>{name}的输出</translation>
    </message>
    <message>
        <source>Channel of {name}</source>
        <translation>{name}的通道</translation>
    </message>
    <message>
        <source>Volume of {name}</source>
        <translation>{name}的音量</translation>
    </message>
    <message>
        <source>Pan of {name}</source>
        <translation>{name}的声像</translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation>{name}静音</translation>
    </message>
    <message>
        <source>Solo {name}</source>
        <translation>{name}独奏</translation>
    </message>
    <message>
        <source>Volume, 0 to 127; a double click puts it to 100</source>
        <translation>音量，0 到 127；双击回到 100</translation>
    </message>
    <message>
        <source>Left to right; a double click puts it to the centre</source>
        <translation>从左到右；双击回到中央</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Built-in sound</source>
        <translation>内置声音</translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation>{name}（不在）</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>音色库</translation>
    </message>
    <message>
        <source>Output of Voice</source>
        <translation>声部的输出</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>声像</translation>
    </message>
    <message>
        <source>Mute Voice</source>
        <translation>声部静音</translation>
    </message>
    <message>
        <source>Solo Voice</source>
        <translation>声部独奏</translation>
    </message>
    <message>
        <source>C</source>
        <translation>中</translation>
    </message>
    <message>
        <source>L {by}</source>
        <translation>左 {by}</translation>
    </message>
    <message>
        <source>R {by}</source>
        <translation>右 {by}</translation>
    </message>
</context>
<context>
    <name>SurpriseLane</name>
    <message>
        <source>Surprise</source>
        <translation>意外度</translation>
    </message>
</context>
<context>
    <name>SurpriseWalk</name>
    <message>
        <source>The model is at work; it reads the song afterwards.</source>
        <translation>模型正在工作；之后会读这首乐曲。</translation>
    </message>
    <message>
        <source>The model is reading the song…</source>
        <translation>模型正在读这首乐曲…</translation>
    </message>
    <message>
        <source>No surprising note comes after this place.</source>
        <translation>此处之后没有意外的音符。</translation>
    </message>
    <message>
        <source>No surprising note comes before this place.</source>
        <translation>此处之前没有意外的音符。</translation>
    </message>
</context>
<context>
    <name>SyllableEditor</name>
    <message>
        <source>Syllable</source>
        <translation>音节</translation>
    </message>
    <message>
        <source>Tab: next note; Space: next word; -: next syllable; _: one more note</source>
        <translation>Tab：下一个音符；空格：下一个词；-：下一个音节；_：多唱一个音符</translation>
    </message>
</context>
<context>
    <name>SyllableLane</name>
    <message>
        <source>Words</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>Double-click under a note to write words, or press F2</source>
        <translation>在音符下方双击写词，或按 F2</translation>
    </message>
    <message>
        <source>{count} not under notes</source>
        <translation>{count} 个不在音符下</translation>
    </message>
    <message>
        <source>Section {number}</source>
        <translation>段落 {number}</translation>
    </message>
    <message>
        <source>{name}: {count} syllables have no note</source>
        <translation>{name}：{count} 个音节没有音符</translation>
    </message>
    <message>
        <source>No words</source>
        <translation>没有词</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>延续</translation>
    </message>
</context>
<context>
    <name>TempoRampDialog</name>
    <message>
        <source>Tempo Ramp</source>
        <translation>速度渐变</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Tempo there at first</source>
        <translation>开始处的速度</translation>
    </message>
    <message>
        <source>Tempo there at last</source>
        <translation>结束处的速度</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>从(&amp;F)</translation>
    </message>
    <message>
        <source>At &amp;tempo</source>
        <translation>速度(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;o</source>
        <translation>到(&amp;O)</translation>
    </message>
    <message>
        <source>At t&amp;empo</source>
        <translation>速度(&amp;E)</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> bpm</translation>
    </message>
    <message>
        <source>The end must lie behind the beginning</source>
        <translation>结尾必须在开头之后</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tools and transport</source>
        <translation>工具与走带</translation>
    </message>
</context>
<context>
    <name>Tooling</name>
    <message>
        <source>The grid is too fine to cut so many notes; choose a coarser one.</source>
        <translation>网格太细，无法切开这么多音符；请选更粗的网格。</translation>
    </message>
    <message>
        <source>A frame selects in every voice.</source>
        <translation>框选对所有声部有效。</translation>
    </message>
    <message>
        <source>A frame selects in the active voice only.</source>
        <translation>框选只对当前声部有效。</translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation>没有选择音符</translation>
    </message>
</context>
<context>
    <name>TransportPanel</name>
    <message>
        <source>Position in bars, beats and sixteenths</source>
        <translation>以小节、拍和十六分音符表示的位置</translation>
    </message>
    <message>
        <source>Bar . beat . sixteenth</source>
        <translation>小节 . 拍 . 十六分音符</translation>
    </message>
    <message>
        <source>Position in minutes and seconds</source>
        <translation>以分和秒表示的位置</translation>
    </message>
    <message>
        <source>Minutes : seconds</source>
        <translation>分 : 秒</translation>
    </message>
    <message>
        <source> bpm</source>
        <translation> bpm</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Tempo at the playhead, in quarter notes a minute</source>
        <translation>播放头处的速度，每分钟的四分音符数</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Where the notes sound</source>
        <translation>音符在哪里发声</translation>
    </message>
    <message>
        <source>× {percent} %</source>
        <translation>× {percent} %</translation>
    </message>
    <message>
        <source>Transport &gt; Speed of Playing changes it</source>
        <translation>“走带 &gt; 播放速度”可以更改</translation>
    </message>
</context>
<context>
    <name>TransposeDialog</name>
    <message>
        <source>&amp;Transpose</source>
        <translation>移调(&amp;T)</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>移调</translation>
    </message>
    <message>
        <source>Semitones</source>
        <translation>半音</translation>
    </message>
    <message>
        <source>Steps of the key</source>
        <translation>调内音级</translation>
    </message>
    <message>
        <source>Change the &amp;key and the chord symbols too</source>
        <translation>同时改变调和和弦符号(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>单位(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Up (less than 0: down)</source>
        <translation>向上（小于 0 为向下）(&amp;U)</translation>
    </message>
    <message>
        <source>Transpose by</source>
        <translation>移调的单位</translation>
    </message>
    <message>
        <source>How far up</source>
        <translation>向上多少</translation>
    </message>
    <message>
        <source>A note would leave the keyboard.</source>
        <translation>会有音符超出键盘。</translation>
    </message>
    <message>
        <source>{before} becomes {after}</source>
        <translation>{before} 变为 {after}</translation>
    </message>
    <message>
        <source>{before} stays</source>
        <translation>{before} 不变</translation>
    </message>
    <message>
        <source>{before} becomes {after}: {interval} up</source>
        <translation>{before} 变为 {after}：上行{interval}</translation>
    </message>
    <message>
        <source>{before} becomes {after}: {interval} down</source>
        <translation>{before} 变为 {after}：下行{interval}</translation>
    </message>
    <message>
        <source>unison</source>
        <translation>纯一度</translation>
    </message>
    <message>
        <source>minor second</source>
        <translation>小二度</translation>
    </message>
    <message>
        <source>major second</source>
        <translation>大二度</translation>
    </message>
    <message>
        <source>minor third</source>
        <translation>小三度</translation>
    </message>
    <message>
        <source>major third</source>
        <translation>大三度</translation>
    </message>
    <message>
        <source>fourth</source>
        <translation>纯四度</translation>
    </message>
    <message>
        <source>tritone</source>
        <translation>三全音</translation>
    </message>
    <message>
        <source>fifth</source>
        <translation>纯五度</translation>
    </message>
    <message>
        <source>minor sixth</source>
        <translation>小六度</translation>
    </message>
    <message>
        <source>major sixth</source>
        <translation>大六度</translation>
    </message>
    <message>
        <source>minor seventh</source>
        <translation>小七度</translation>
    </message>
    <message>
        <source>major seventh</source>
        <translation>大七度</translation>
    </message>
    <message>
        <source>octave</source>
        <translation>八度</translation>
    </message>
    <message>
        <source>two octaves</source>
        <translation>两个八度</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>S&amp;how it in the song at once</source>
        <translation>立即在乐曲中显示(&amp;H)</translation>
    </message>
    <message>
        <source>1 selected note</source>
        <translation>所选的 1 个音符</translation>
    </message>
    <message>
        <source>{count} selected notes</source>
        <translation>所选的 {count} 个音符</translation>
    </message>
    <message>
        <source>All notes: {count}</source>
        <translation>所有音符：{count}</translation>
    </message>
</context>
<context>
    <name>TuneChoice</name>
    <message>
        <source>Open a Tune</source>
        <translation>打开一首曲子</translation>
    </message>
    <message>
        <source>{name} has {count} tunes. Which one?</source>
        <translation>{name} 有 {count} 首曲子。打开哪一首？</translation>
    </message>
    <message>
        <source>Some letters of the title</source>
        <translation>标题中的几个字母</translation>
    </message>
    <message>
        <source>Find a tune</source>
        <translation>查找曲子</translation>
    </message>
    <message>
        <source>Tunes</source>
        <translation>曲子</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
</context>
<context>
    <name>UndoOffer</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>VelocityLane</name>
    <message>
        <source>Velocity</source>
        <translation>力度</translation>
    </message>
    <message>
        <source>Velocity {value}</source>
        <translation>力度 {value}</translation>
    </message>
</context>
<context>
    <name>VersionKeeping</name>
    <message>
        <source>Keeping the version “{name}”…</source>
        <translation>正在保留版本“{name}”…</translation>
    </message>
    <message>
        <source>The song is as in the version “{name}”; Undo takes that back.</source>
        <translation>乐曲已回到版本“{name}”；“撤销”可收回。</translation>
    </message>
    <message>
        <source>Opening the version “{name}”…</source>
        <translation>正在打开版本“{name}”…</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>A name for the song as it is now</source>
        <translation>给乐曲现在的样子起个名称</translation>
    </message>
    <message>
        <source>Name of the new version</source>
        <translation>新版本的名称</translation>
    </message>
    <message>
        <source>&amp;Keep This Version</source>
        <translation>保留此版本(&amp;K)</translation>
    </message>
    <message>
        <source>Versions of the song</source>
        <translation>乐曲的版本</translation>
    </message>
    <message>
        <source>No version is kept yet. A version is the whole song as it is now; it is saved in the project, and you can go back to it at any time.</source>
        <translation>还没有保留版本。版本就是乐曲现在的全部；它保存在工程中，您随时可以回到它。</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>The song becomes what it was then; Undo takes that back</source>
        <translation>乐曲变为当时的样子；“撤销”可收回</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>1 note</source>
        <translation>1 个音符</translation>
    </message>
    <message>
        <source>{count} notes</source>
        <translation>{count} 个音符</translation>
    </message>
    <message>
        <source>1 voice</source>
        <translation>1 个声部</translation>
    </message>
    <message>
        <source>{count} voices</source>
        <translation>{count} 个声部</translation>
    </message>
</context>
<context>
    <name>VoiceArranging</name>
    <message>
        <source>There is no voice above that of the selected notes.</source>
        <translation>所选音符的声部之上没有声部。</translation>
    </message>
    <message>
        <source>There is no voice below that of the selected notes.</source>
        <translation>所选音符的声部之下没有声部。</translation>
    </message>
    <message>
        <source>No notes of {name} sound together: there are no chords to split.</source>
        <translation>{name} 没有同时发声的音符：没有可拆分的和弦。</translation>
    </message>
    <message>
        <source>All notes of {name} lie in its range.</source>
        <translation>{name} 的所有音符都在其音域内。</translation>
    </message>
    <message>
        <source>There is only one voice</source>
        <translation>只有一个声部</translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation>没有选择音符</translation>
    </message>
    <message>
        <source>It is the first voice</source>
        <translation>它是第一个声部</translation>
    </message>
    <message>
        <source>It is the last voice</source>
        <translation>它是最后一个声部</translation>
    </message>
</context>
<context>
    <name>VoiceChips</name>
    <message>
        <source>Soprano</source>
        <translation>女高音</translation>
    </message>
    <message>
        <source>Alto</source>
        <translation>女低音</translation>
    </message>
    <message>
        <source>Tenor</source>
        <translation>男高音</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>男低音</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>取用</translation>
    </message>
    <message>
        <source>Take the {voice} of the candidate, or leave it out</source>
        <translation>取用候选的{voice}，或舍去它</translation>
    </message>
</context>
<context>
    <name>VoiceEditing</name>
    <message>
        <source>Add Voice</source>
        <translation>添加声部</translation>
    </message>
    <message>
        <source>Remove Voice</source>
        <translation>移除声部</translation>
    </message>
    <message>
        <source>Mute Voice</source>
        <translation>声部静音</translation>
    </message>
    <message>
        <source>Solo Voice</source>
        <translation>声部独奏</translation>
    </message>
    <message>
        <source>A song keeps at least one voice</source>
        <translation>乐曲至少保留一个声部</translation>
    </message>
    <message>
        <source>Soprano</source>
        <translation>女高音</translation>
    </message>
    <message>
        <source>Alto</source>
        <translation>女低音</translation>
    </message>
    <message>
        <source>Tenor</source>
        <translation>男高音</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>男低音</translation>
    </message>
    <message>
        <source>Voice {number}</source>
        <translation>声部 {number}</translation>
    </message>
</context>
<context>
    <name>VoiceRow</name>
    <message>
        <source>Double-click to rename, drag to put the voice elsewhere</source>
        <translation>双击可重命名，拖动可把声部移到别处</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Voice Role</source>
        <translation>声部角色</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>Mute Voice</source>
        <translation>声部静音</translation>
    </message>
    <message>
        <source>Solo Voice</source>
        <translation>声部独奏</translation>
    </message>
    <message>
        <source>Soprano</source>
        <translation>女高音</translation>
    </message>
    <message>
        <source>Alto</source>
        <translation>女低音</translation>
    </message>
    <message>
        <source>Tenor</source>
        <translation>男高音</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>男低音</translation>
    </message>
    <message>
        <source>Melody</source>
        <translation>旋律</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>和弦</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Name of the voice {name}</source>
        <translation>声部 {name} 的名称</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>{name}的角色</translation>
    </message>
    <message>
        <source>Instrument of {name}</source>
        <translation>{name}的乐器</translation>
    </message>
    <message>
        <source>Mute {name}</source>
        <translation>{name}静音</translation>
    </message>
    <message>
        <source>Solo {name}</source>
        <translation>{name}独奏</translation>
    </message>
    <message>
        <source>What the voice is to the others; the model goes by it</source>
        <translation>该声部对其他声部的作用；模型以此为准</translation>
    </message>
    <message>
        <source>Rename Voice</source>
        <translation>重命名声部</translation>
    </message>
</context>
<context>
    <name>VoiceSettingsDialog</name>
    <message>
        <source>Voice Settings</source>
        <translation>声部设置</translation>
    </message>
    <message>
        <source>What the voice is to the others; the model goes by it</source>
        <translation>该声部对其他声部的作用；模型以此为准</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>常用(&amp;U)</translation>
    </message>
    <message>
        <source>The range that is usual for the role</source>
        <translation>该角色常用的音域</translation>
    </message>
    <message>
        <source>As the N&amp;otes</source>
        <translation>按音符(&amp;O)</translation>
    </message>
    <message>
        <source>From the lowest to the highest note that is there</source>
        <translation>从已有的最低音到最高音</translation>
    </message>
    <message>
        <source>Select &amp;Them</source>
        <translation>选择它们(&amp;T)</translation>
    </message>
    <message>
        <source>Select the notes beyond it</source>
        <translation>选择超出音域的音符</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>角色(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Lowest note</source>
        <translation>最低音(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Highest note</source>
        <translation>最高音(&amp;H)</translation>
    </message>
    <message>
        <source>Voice Role</source>
        <translation>声部角色</translation>
    </message>
    <message>
        <source>All notes lie in the range.</source>
        <translation>所有音符都在音域内。</translation>
    </message>
    <message>
        <source>1 note lies beyond the range.</source>
        <translation>有 1 个音符超出音域。</translation>
    </message>
    <message>
        <source>{count} notes lie beyond the range.</source>
        <translation>有 {count} 个音符超出音域。</translation>
    </message>
    <message>
        <source>Rename Voice</source>
        <translation>重命名声部</translation>
    </message>
    <message>
        <source>Voice Range</source>
        <translation>声部音域</translation>
    </message>
</context>
<context>
    <name>VoicesPanel</name>
    <message>
        <source>Add a voice</source>
        <translation>添加一个声部</translation>
    </message>
    <message>
        <source>Remove the active voice</source>
        <translation>移除当前声部</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>混音台</translation>
    </message>
    <message>
        <source>Mixer: instrument, output, channel, volume and pan of every voice</source>
        <translation>混音台：各声部的乐器、输出、通道、音量和声像</translation>
    </message>
    <message>
        <source>A song keeps at least one voice</source>
        <translation>乐曲至少保留一个声部</translation>
    </message>
    <message>
        <source>Remove the active voice and its notes</source>
        <translation>移除当前声部及其音符</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Verse</source>
        <translation>主歌</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>副歌</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>桥段</translation>
    </message>
    <message>
        <source>Insert Section</source>
        <translation>插入段落</translation>
    </message>
    <message>
        <source>Accept or reject the proposed words first.</source>
        <translation>请先接受或拒绝提议的词。</translation>
    </message>
    <message>
        <source>There are no words yet to lay under notes.</source>
        <translation>还没有可以配到音符下的词。</translation>
    </message>
    <message>
        <source>Put the cursor into a word of the text to divide it.</source>
        <translation>请把光标放到文本的一个词里，以便划分它。</translation>
    </message>
    <message>
        <source>The word is divided as before: {reason}.</source>
        <translation>该词仍照以前划分：{reason}。</translation>
    </message>
    <message>
        <source>Take or reject the words that are proposed before you add others.</source>
        <translation>请先接受或拒绝所提议的词，再添加别的词。</translation>
    </message>
    <message>
        <source>That is too long for the words of one song; nothing was pasted.</source>
        <translation>这对一首歌的词来说太长；没有粘贴任何内容。</translation>
    </message>
    <message>
        <source>Words are being written</source>
        <translation>正在写词</translation>
    </message>
    <message>
        <source>No model that writes lyrics is installed</source>
        <translation>没有安装写歌词的模型</translation>
    </message>
    <message>
        <source>No words are being written</source>
        <translation>没有正在写的词</translation>
    </message>
    <message>
        <source>No words are proposed</source>
        <translation>没有提议的词</translation>
    </message>
</context>
<context>
    <name>WordsOnNotes</name>
    <message>
        <source>Words are written under notes: draw some first.</source>
        <translation>词写在音符之下：请先画一些音符。</translation>
    </message>
    <message>
        <source>There are no notes to lay words under.</source>
        <translation>没有可以配词的音符。</translation>
    </message>
    <message>
        <source>There are no words to lay: write some first.</source>
        <translation>没有可以配的词：请先写一些。</translation>
    </message>
    <message>
        <source>1 syllable laid.</source>
        <translation>已配 1 个音节。</translation>
    </message>
    <message>
        <source>{count} syllables laid.</source>
        <translation>已配 {count} 个音节。</translation>
    </message>
    <message>
        <source>1 found no note: it is in the text.</source>
        <translation>1 个没有找到音符：它在文本中。</translation>
    </message>
    <message>
        <source>{count} found no note: they are in the text.</source>
        <translation>{count} 个没有找到音符：它们在文本中。</translation>
    </message>
    <message>
        <source>1 note is without words.</source>
        <translation>1 个音符没有词。</translation>
    </message>
    <message>
        <source>{count} notes are without words.</source>
        <translation>{count} 个音符没有词。</translation>
    </message>
    <message>
        <source>1 syllable has no note any more: it is in the text.</source>
        <translation>1 个音节不再有音符：它在文本中。</translation>
    </message>
    <message>
        <source>{count} syllables have no note any more: they are in the text.</source>
        <translation>{count} 个音节不再有音符：它们在文本中。</translation>
    </message>
    <message>
        <source>This syllable cannot be divided or joined so.</source>
        <translation>这个音节不能这样拆分或合并。</translation>
    </message>
    <message>
        <source>No note is selected</source>
        <translation>没有选择音符</translation>
    </message>
    <message>
        <source>No note with words is selected</source>
        <translation>没有选择带词的音符</translation>
    </message>
</context>
</TS>
